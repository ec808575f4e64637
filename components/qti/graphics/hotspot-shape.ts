import type { PublicHotspot } from '#lib/qti/item/public/public-content.ts'

export type Size = { width: number; height: number }
export type Point = { x: number; y: number }
export type Box = Point & Size

/** The upright rectangle around a hotspot, in pixels of the image. */
export function boxOf({ shape, coords }: PublicHotspot, size: Size): Box {
  const [a = 0, b = 0, c = 0, d = c] = coords
  switch (shape) {
    case 'default':
      return { x: 0, y: 0, ...size }
    case 'circle':
      return { x: a - c, y: b - c, width: 2 * c, height: 2 * c }
    case 'ellipse':
      return { x: a - c, y: b - d, width: 2 * c, height: 2 * d }
    case 'rect':
      return { x: Math.min(a, c), y: Math.min(b, d), width: Math.abs(c - a), height: Math.abs(d - b) }
    case 'poly':
      return boxAround(cornersOf(coords))
  }
}

/** Where its mark is set: the centre, for a polygon that of its area. */
export function centreOf(hotspot: PublicHotspot, size: Size): Point {
  const { x, y, width, height } = boxOf(hotspot, size)
  const middle = { x: x + width / 2, y: y + height / 2 }
  return hotspot.shape === 'poly' ? (centroidOf(cornersOf(hotspot.coords)) ?? middle) : middle
}

/** The part of its box that can be pressed, as CSS says it in shares; a rectangle is all of it. */
export function clipPathOf(hotspot: PublicHotspot, size: Size): string | undefined {
  if (hotspot.shape === 'circle' || hotspot.shape === 'ellipse') return 'ellipse(50% 50%)'
  if (hotspot.shape !== 'poly') return undefined
  const box = boxOf(hotspot, size)
  const corners = cornersOf(hotspot.coords).map(
    ({ x, y }) => `${share(x - box.x, box.width)} ${share(y - box.y, box.height)}`,
  )
  return `polygon(${corners.join(', ')})`
}

/** `part` of `whole` in per cent. */
export function share(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.round((10_000 * part) / whole) / 100}%`
}

export function cornersOf(coords: readonly number[]): Point[] {
  const corners: Point[] = []
  for (let at = 0; at + 1 < coords.length; at += 2)
    corners.push({ x: coords[at] ?? 0, y: coords[at + 1] ?? 0 })
  return corners
}

function boxAround(corners: Point[]): Box {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** The centroid of a polygon; null if it has no area. */
function centroidOf(corners: Point[]): Point | null {
  let [area, x, y] = [0, 0, 0]
  for (const [at, here] of corners.entries()) {
    const next = corners[(at + 1) % corners.length] ?? here
    const cross = here.x * next.y - next.x * here.y
    area += cross
    x += (here.x + next.x) * cross
    y += (here.y + next.y) * cross
  }
  return area === 0 ? null : { x: x / (3 * area), y: y / (3 * area) }
}
