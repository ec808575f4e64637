import type { Point, Size } from './hotspot-shape.ts'

/** A point as a response writes it: whole pixels of the image, which it never leaves. */
export function toPointText({ x, y }: Point, { width, height }: Size): string {
  return `${clamp(Math.round(x), Math.floor(width))} ${clamp(Math.round(y), Math.floor(height))}`
}

export function toPoint(text: string): Point {
  const [x = 0, y = 0] = text.split(' ').map(Number)
  return { x, y }
}

/** Where on the image the pointer is, whatever size the image is shown in. */
export function pointAt(frame: Element, pointer: { clientX: number; clientY: number }, size: Size): Point {
  const { left, top, width, height } = frame.getBoundingClientRect()
  return {
    x: ((pointer.clientX - left) / (width || 1)) * size.width,
    y: ((pointer.clientY - top) / (height || 1)) * size.height,
  }
}

const moves: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Where an arrow key moves a point to: a fortieth of the image, one pixel with Shift; null for other keys. */
export function movedByKey(
  point: Point,
  { key, shiftKey }: { key: string; shiftKey: boolean },
  size: Size,
): Point | null {
  const move = moves[key]
  if (!move) return null
  const step = shiftKey ? 1 : Math.max(1, Math.round(Math.max(size.width, size.height) / 40))
  return {
    x: clamp(point.x + move[0] * step, size.width),
    y: clamp(point.y + move[1] * step, size.height),
  }
}

function clamp(value: number, max: number): number {
  return Math.min(Math.max(value, 0), max)
}
