/** QTI 3: an area of an image, in pixels from its upper left corner. */
export type Shape =
  | { kind: 'default' }
  | { kind: 'rect'; left: number; top: number; right: number; bottom: number }
  | { kind: 'circle'; x: number; y: number; radius: number }
  | { kind: 'ellipse'; x: number; y: number; radiusX: number; radiusY: number }
  | { kind: 'poly'; points: Point[] }

type Point = readonly [x: number, y: number]

/** Reads `shape` and `coords`; null where they do not go together. */
export function parseShape(kind: string, coords: string): Shape | null {
  if (kind === 'default') return { kind }
  const numbers =
    coords.trim() === ''
      ? []
      : coords
          .trim()
          .split(/\s*,\s*|\s+/)
          .map(Number)
  if (!numbers.every(Number.isFinite)) return null
  const [a = 0, b = 0, c = 0, d = 0] = numbers
  switch (kind) {
    case 'rect':
      if (numbers.length !== 4) return null
      return {
        kind,
        left: Math.min(a, c),
        top: Math.min(b, d),
        right: Math.max(a, c),
        bottom: Math.max(b, d),
      }
    case 'circle':
      return numbers.length === 3 && c >= 0 ? { kind, x: a, y: b, radius: c } : null
    case 'ellipse':
      return numbers.length === 4 && c > 0 && d > 0 ? { kind, x: a, y: b, radiusX: c, radiusY: d } : null
    case 'poly':
      if (numbers.length < 6 || numbers.length % 2 !== 0) return null
      return { kind, points: pairsOf(numbers) }
    default:
      return null
  }
}

/** Whether the point, written `X Y`, lies in the area; its boundary belongs to it. */
export function shapeContains(shape: Shape, point: string): boolean {
  const [x = Number.NaN, y = Number.NaN] = point.split(' ').map(Number)
  switch (shape.kind) {
    case 'default':
      return true
    case 'rect':
      return x >= shape.left && x <= shape.right && y >= shape.top && y <= shape.bottom
    case 'circle':
      return (x - shape.x) ** 2 + (y - shape.y) ** 2 <= shape.radius ** 2
    case 'ellipse':
      return ((x - shape.x) / shape.radiusX) ** 2 + ((y - shape.y) / shape.radiusY) ** 2 <= 1
    case 'poly':
      return polygonContains(shape.points, x, y)
  }
}

/** Even-odd rule: a ray to the right crosses the outline an odd number of times. */
function polygonContains(points: Point[], x: number, y: number): boolean {
  let inside = false
  let from = points.at(-1)
  for (const to of points) {
    if (!from) return false
    if (isOnEdge(from, to, x, y)) return true
    const [x1, y1] = from
    const [x2, y2] = to
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
    from = to
  }
  return inside
}

function isOnEdge([x1, y1]: Point, [x2, y2]: Point, x: number, y: number): boolean {
  if ((x2 - x1) * (y - y1) !== (y2 - y1) * (x - x1)) return false
  return x >= Math.min(x1, x2) && x <= Math.max(x1, x2) && y >= Math.min(y1, y2) && y <= Math.max(y1, y2)
}

function pairsOf(numbers: number[]): Point[] {
  const points: Point[] = []
  for (let at = 0; at + 1 < numbers.length; at += 2) points.push([numbers[at] ?? 0, numbers[at + 1] ?? 0])
  return points
}
