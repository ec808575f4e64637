import type { Point, Size } from '#components/qti/graphics/hotspot-shape.ts'
import { maxFileCharacters } from './file-limits.ts'

/** `ground` is what was drawn before, the picture included. */
export type DrawnPicture = { ground: HTMLImageElement | null; lines: readonly Point[][]; size: Size }

const ink = '#2f3d8f'

/** Paints the lines over whatever lies under the canvas. */
export function paint(canvas: HTMLCanvasElement, drawn: DrawnPicture): void {
  const context = canvas.getContext('2d')
  if (!context) return
  context.clearRect(0, 0, canvas.width, canvas.height)
  paintLines(context, drawn)
}

/**
 * The picture with what was drawn on it, small enough to be sent: PNG, else JPEG, else JPEG of half the
 * size. Where the browser lets no picture be read, the lines stand on white.
 */
export function toDataUrl(image: HTMLImageElement | null, drawn: DrawnPicture): string {
  const attempts = [
    { type: 'image/png', scale: 1 },
    { type: 'image/jpeg', scale: 1 },
    { type: 'image/jpeg', scale: 0.5 },
  ]
  const urls = attempts.map(
    ({ type, scale }) =>
      () =>
        encode(image, drawn, { type, scale }),
  )
  let smallest = ''
  for (const url of urls) {
    smallest = url()
    if (smallest.length <= maxFileCharacters) break
  }
  return smallest
}

function encode(
  image: HTMLImageElement | null,
  drawn: DrawnPicture,
  { type, scale }: { type: string; scale: number },
): string {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(drawn.size.width * scale)
  canvas.height = Math.round(drawn.size.height * scale)
  const context = canvas.getContext('2d')
  if (!context) return 'data:image/png;base64,'
  context.scale(scale, scale)
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, drawn.size.width, drawn.size.height)
  if (image?.complete && image.naturalWidth > 0)
    context.drawImage(image, 0, 0, drawn.size.width, drawn.size.height)
  paintLines(context, drawn)
  return canvas.toDataURL(type, 0.8)
}

function paintLines(context: CanvasRenderingContext2D, { ground, lines, size }: DrawnPicture): void {
  if (ground) context.drawImage(ground, 0, 0, size.width, size.height)
  context.strokeStyle = ink
  context.fillStyle = ink
  context.lineWidth = Math.max(3, size.width / 150)
  context.lineCap = 'round'
  context.lineJoin = 'round'
  for (const [first, ...rest] of lines) {
    if (!first) continue
    context.beginPath()
    context.moveTo(first.x, first.y)
    // A line of one point is a dot.
    for (const { x, y } of rest.length > 0 ? rest : [{ x: first.x + 0.1, y: first.y }]) context.lineTo(x, y)
    context.stroke()
  }
}
