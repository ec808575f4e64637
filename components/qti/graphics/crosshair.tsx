import { placeOf } from './badge.tsx'
import type { Point, Size } from './hotspot-shape.ts'

/** Where Enter will set a point. */
export function Crosshair({ at, size }: { at: Point; size: Size }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="-20 -20 40 40"
      style={placeOf(at, size)}
      className="crosshair pointer-events-none absolute z-40 size-10 -translate-1/2 overflow-visible"
    >
      <path className="line-halo" d="M-18 0H-5M5 0H18M0-18V-5M0 5V18" />
      <path className="line-line" d="M-18 0H-5M5 0H18M0-18V-5M0 5V18" />
      <circle className="line-line" r="1.5" />
    </svg>
  )
}
