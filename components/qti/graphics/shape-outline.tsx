import clsx from 'clsx'
import type { PublicHotspot } from '#lib/qti/item/public/public-content.ts'
import { boxOf, cornersOf, type Size } from './hotspot-shape.ts'

/** The outline of a hotspot: a light line under a dark one, so that it stands out from any picture. */
export function ShapeOutline({
  hotspot,
  size,
  className,
}: {
  hotspot: PublicHotspot
  size: Size
  className?: string
}) {
  const { x, y, width, height } = boxOf(hotspot, size)
  return (
    <svg
      aria-hidden="true"
      viewBox={`${x} ${y} ${width} ${height}`}
      preserveAspectRatio="none"
      className={clsx(
        'shape-outline pointer-events-none absolute inset-0 size-full overflow-visible',
        className,
      )}
    >
      <Shape hotspot={hotspot} size={size} className="shape-halo" />
      <Shape hotspot={hotspot} size={size} className="shape-line" />
    </svg>
  )
}

function Shape({ hotspot, size, className }: { hotspot: PublicHotspot; size: Size; className: string }) {
  const { x, y, width, height } = boxOf(hotspot, size)
  const common = { className, vectorEffect: 'non-scaling-stroke' }
  switch (hotspot.shape) {
    case 'circle':
    case 'ellipse':
      return <ellipse cx={x + width / 2} cy={y + height / 2} rx={width / 2} ry={height / 2} {...common} />
    case 'poly':
      return (
        <polygon
          points={cornersOf(hotspot.coords)
            .map((corner) => `${corner.x},${corner.y}`)
            .join(' ')}
          {...common}
        />
      )
    case 'rect':
      return <rect x={x} y={y} width={width} height={height} {...common} />
    case 'default':
      return (
        <rect
          x={x + 3}
          y={y + 3}
          width={Math.max(0, width - 6)}
          height={Math.max(0, height - 6)}
          {...common}
        />
      )
  }
}
