import clsx from 'clsx'
import { halvesOf } from '#components/qti/answer/pair-rules.ts'
import type { ReviewTagName } from '#components/qti/review/review-tag.tsx'
import type { PublicHotspot } from '#lib/qti/item/public/public-content.ts'
import { centreOf, type Size } from './hotspot-shape.ts'

/** The lines between hotspots that were joined; one that was not yet right is dashed. */
export function PairLines({
  hotspots,
  size,
  lines,
}: {
  hotspots: readonly PublicHotspot[]
  size: Size
  lines: readonly { value: string; tag: ReviewTagName | null }[]
}) {
  const centreNamed = (identifier: string) => {
    const hotspot = hotspots.find((known) => known.identifier === identifier)
    return hotspot && centreOf(hotspot, size)
  }
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${size.width} ${size.height}`}
      className="pair-lines pointer-events-none absolute inset-0 z-20 size-full"
    >
      {lines.map(({ value, tag }) => {
        const [from, to] = halvesOf(value).map(centreNamed)
        if (!from || !to) return null
        const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y, vectorEffect: 'non-scaling-stroke' }
        return (
          <g key={`${value} ${tag}`} className={clsx(tag && `line-${tag}`)}>
            <line className="line-halo" {...ends} />
            <line className="line-line" {...ends} />
          </g>
        )
      })}
    </svg>
  )
}
