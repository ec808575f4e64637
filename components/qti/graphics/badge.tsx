import clsx from 'clsx'
import { Check, CircleEllipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ReviewTagName } from '#components/qti/review/review-tag.tsx'
import type { PublicHotspot } from '#lib/qti/item/public/public-content.ts'
import { boxOf, centreOf, type Point, type Size, share } from './hotspot-shape.ts'

const looks = {
  chosen: 'bg-accent text-on-accent',
  given: 'bg-accent text-on-accent',
  'given-right': 'bg-correct text-surface',
  'given-not-yet': 'bg-notyet text-surface',
  correct: 'border-2 border-correct bg-surface text-correct',
} as const

export type BadgeLook = keyof typeof looks

/** A small round mark; at `place` of its frame, by its centre. */
export function Badge({ look, place, children }: { look: BadgeLook; place: Place; children?: ReactNode }) {
  return (
    <span
      aria-hidden
      style={place}
      className={clsx(
        'pointer-events-none absolute z-10 flex size-7 -translate-1/2 items-center justify-center rounded-full text-base font-bold tabular-nums ring-2 ring-surface',
        looks[look],
      )}
    >
      {children ?? <Sign look={look} />}
    </span>
  )
}

type Place = { left: string; top: string }

export function placeOf({ x, y }: Point, { width, height }: Size): Place {
  return { left: share(x, width), top: share(y, height) }
}

/** The centre of a hotspot, in shares of the hotspot's own box. */
export function placeInBox(hotspot: PublicHotspot, size: Size): Place {
  const [box, centre] = [boxOf(hotspot, size), centreOf(hotspot, size)]
  return placeOf({ x: centre.x - box.x, y: centre.y - box.y }, box)
}

export function badgeOf(chosen: boolean, tag: ReviewTagName | null): BadgeLook | null {
  return tag ?? (chosen ? 'chosen' : null)
}

function Sign({ look }: { look: BadgeLook }) {
  const Icon = look === 'given-not-yet' ? CircleEllipsis : Check
  return <Icon className="size-4" strokeWidth={3.5} />
}

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
