import clsx from 'clsx'
import type { ReactNode } from 'react'
import type { ReviewTagName } from '#components/qti/review/review-tag.tsx'
import type { PublicHotspot } from '#lib/qti/item/public/public-content.ts'
import { boxOf, clipPathOf, cornersOf, type Size, share } from './hotspot-shape.ts'

export type HotspotState = 'rest' | 'chosen' | 'held' | 'target'

/**
 * A hotspot: a button of the hotspot's shape over the picture, never smaller than a finger needs (WCAG 2.2,
 * 2.5.8: 24 pixels), and its outline, which shows the state. What lies on it comes as `children`.
 */
export function HotspotButton({
  hotspot,
  size,
  layer,
  name,
  state,
  tag = null,
  quiet = false,
  disabled,
  drag,
  onPress,
  children,
}: {
  hotspot: PublicHotspot
  size: Size
  /** Where two overlap, the higher one is pressed. */
  layer: number
  name: string
  state: HotspotState
  tag?: ReviewTagName | null
  /** Shown only when it is more than at rest (`qti-unselected-hidden`). */
  quiet?: boolean
  disabled: boolean
  /** What is dragged from here, if anything. */
  drag?: string | undefined
  onPress: () => void
  children?: ReactNode
}) {
  const { x, y, width, height } = boxOf(hotspot, size)
  const place = {
    left: share(x, size.width),
    top: share(y, size.height),
    width: share(width, size.width),
    height: share(height, size.height),
    zIndex: layer,
  }
  return (
    <div className="pointer-events-none absolute" style={place}>
      <button
        type="button"
        aria-label={name}
        aria-pressed={state === 'chosen' || state === 'held'}
        disabled={disabled}
        data-drop={hotspot.identifier}
        data-drag={drag}
        onClick={onPress}
        style={{ clipPath: clipPathOf(hotspot, size) }}
        className={clsx(
          'pointer-events-auto absolute top-1/2 left-1/2 size-full min-h-6 min-w-6 -translate-1/2 cursor-pointer disabled:cursor-default',
          drag && 'touch-none',
        )}
      />
      <ShapeOutline
        hotspot={hotspot}
        size={size}
        className={clsx(
          `shape-${state}`,
          tag && `shape-${tag}`,
          quiet && state === 'rest' && tag === null && 'shape-quiet',
        )}
      />
      {children}
    </div>
  )
}

/** The outline of a hotspot: a light line under a dark one, so that it stands out from any picture. */
function ShapeOutline({
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
