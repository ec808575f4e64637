import clsx from 'clsx'
import { share } from '#components/qti/graphics/hotspot-shape.ts'
import type { SliderInteraction } from '#lib/qti/item/public/public-content.ts'

/** Half of the thumb: the ends of the scale lie that far inside the slider. */
const inset = '0.875rem'
const mostLabels = 11

/** The numbers beside a slider: its ends, and the steps between where the author wants them and they fit. */
export function SliderScale({ interaction }: { interaction: SliderInteraction }) {
  const { lowerBound, upperBound, orientation, reverse } = interaction
  const vertical = orientation === 'vertical'
  const upwards = vertical ? !reverse : reverse
  const labels = labelsOf(interaction)
  return (
    <div
      aria-hidden
      className={clsx('relative text-base text-soft tabular-nums', vertical ? 'w-14' : 'h-8')}
      style={vertical ? { marginBlock: inset } : { marginInline: inset }}
    >
      {labels.map((label, index) => {
        const part = label - lowerBound
        const at = share(upwards ? upperBound - label : part, upperBound - lowerBound)
        return (
          <span
            key={label}
            style={vertical ? { top: at } : { left: at }}
            className={clsx(
              'absolute flex items-center gap-1',
              vertical ? 'start-1 -translate-y-1/2' : 'top-0 -translate-x-1/2 flex-col',
            )}
          >
            <span className={clsx('bg-edge', vertical ? 'h-px w-2' : 'h-2 w-px')} />
            <span className={clsx(!vertical && isLeftOut(index, labels.length) && 'max-sm:hidden')}>
              {label}
            </span>
          </span>
        )
      })}
    </div>
  )
}

/** On a narrow page every other label, and always the two ends. */
function isLeftOut(index: number, count: number): boolean {
  const last = count - 1
  if (count <= 6 || index === 0 || index === last) return false
  return index % 2 === 1 || index === last - 1
}

function labelsOf({ lowerBound, upperBound, step, stepLabel }: SliderInteraction): number[] {
  const steps = Math.floor((upperBound - lowerBound) / step + 1e-9)
  if (!stepLabel || !Number.isFinite(steps) || steps < 1) return [lowerBound, upperBound]
  const every = Math.max(1, Math.ceil(steps / (mostLabels - 1)))
  const labels = Array.from(
    { length: Math.floor(steps / every) + 1 },
    (_, at) => Math.round((lowerBound + at * every * step) * 1e6) / 1e6,
  )
  return labels.at(-1) === upperBound ? labels : [...labels.slice(0, -1), upperBound]
}
