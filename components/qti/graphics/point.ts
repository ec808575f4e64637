import type { PublicHotspot } from '#lib/qti/item/public/public-content.ts'
import { centreOf, type Point, type Size } from './hotspot-shape.ts'

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

/** Where on the picture a point lies, in one of nine places: "top left", "centre". */
function placeWords({ x, y }: Point, { width, height }: Size): string {
  const across = third(x, width, ['left', '', 'right'])
  const down = third(y, height, ['top', '', 'bottom'])
  return [down, across].filter((word) => word !== '').join(' ') || 'centre'
}

/** A hotspot's name: the author's label, else its place: "Area 3 of 5, top left". */
export function hotspotName(hotspots: readonly PublicHotspot[], identifier: string, size: Size): string {
  const index = hotspots.findIndex((hotspot) => hotspot.identifier === identifier)
  const hotspot = hotspots[index]
  if (!hotspot) return ''
  if (hotspot.label) return hotspot.label
  const area = `Area ${index + 1} of ${hotspots.length}`
  return hotspot.shape === 'default'
    ? `${area}, the rest of the picture`
    : `${area}, ${placeWords(centreOf(hotspot, size), size)}`
}

/** A point exactly enough to find it again: "40 % across, 25 % down". */
export function pointWords({ x, y }: Point, { width, height }: Size): string {
  return `${percent(x, width)} % across, ${percent(y, height)} % down`
}

function third(part: number, whole: number, words: [string, string, string]): string {
  const share = whole === 0 ? 0.5 : part / whole
  return share < 1 / 3 ? words[0] : share > 2 / 3 ? words[2] : words[1]
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((100 * part) / whole)
}
