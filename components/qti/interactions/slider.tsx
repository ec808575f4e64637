'use client'

import clsx from 'clsx'
import type { KeyboardEvent } from 'react'
import { useAnswer } from '#components/qti/answer/answer-context.ts'
import { plainText } from '#components/qti/content/plain-text.ts'
import { share } from '#components/qti/graphics/hotspot-shape.ts'
import { listReview, ReviewLines } from '#components/qti/review/review-tag.tsx'
import type { SliderInteraction } from '#lib/qti/item/public/public-content.ts'
import { InteractionBlock } from './interaction-block.tsx'

/** A number that is set by sliding. Until it is touched it is no answer, and says so. */
export function Slider({ interaction }: { interaction: SliderInteraction }) {
  const { lowerBound, upperBound, step, orientation, reverse, prompt } = interaction
  const { values, setValues, disabled, review, whose } = useAnswer(interaction.responseIdentifier)
  const given = values[0]
  const position = given === undefined ? lowerBound : Number(given)
  const vertical = orientation === 'vertical'
  const shown = given === undefined ? 'not set yet' : given

  /** Where it stands may be the answer: a press on it or Enter takes it as it is. */
  const take = () => given === undefined && setValues([String(position)])
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || given !== undefined) return
    event.preventDefault()
    take()
  }

  return (
    <InteractionBlock
      interaction={interaction}
      hint={review ? null : 'Slide to your answer. With the keyboard: the arrow keys.'}
      fallback="Slide to your answer"
    >
      <div
        className={clsx(
          'rounded-card border border-edge bg-surface p-4 sm:p-6',
          vertical && 'flex w-fit items-center gap-6',
        )}
      >
        <output className="mb-3 block text-2xl font-bold tabular-nums">
          {given === undefined ? <span className="text-lg font-normal text-soft">Not set yet</span> : given}
        </output>
        <div className={clsx('flex', vertical ? 'h-72 flex-row' : 'flex-col')}>
          <input
            type="range"
            aria-label={prompt ? plainText(prompt) : whose}
            aria-valuetext={shown}
            min={lowerBound}
            max={upperBound}
            step={step}
            value={position}
            disabled={disabled}
            dir={isReversed(vertical, reverse) ? 'rtl' : 'ltr'}
            onChange={(event) => setValues([event.target.value])}
            onClick={take}
            onKeyDown={onKeyDown}
            className={clsx(
              'slider',
              vertical ? 'slider-vertical h-full' : 'w-full',
              given === undefined && 'slider-unset',
            )}
          />
          <SliderScale interaction={interaction} />
        </div>
      </div>
      {review && (
        <ReviewLines
          lines={listReview(values, review, isSameNumber).map(({ value, tag }) => ({
            key: `${value} ${tag}`,
            text: value,
            tag,
          }))}
        />
      )}
    </InteractionBlock>
  )
}

/** In a vertical slider the text's direction runs down, so the upper bound is on top when it is reversed. */
function isReversed(vertical: boolean, reverse: boolean): boolean {
  return vertical ? !reverse : reverse
}

function isSameNumber(left: string, right: string): boolean {
  return Number(left) === Number(right)
}

/** Half of the thumb: the ends of the scale lie that far inside the slider. */
const inset = '0.875rem'
const mostLabels = 11

/** The numbers beside a slider: its ends, and the steps between where the author wants them and they fit. */
function SliderScale({ interaction }: { interaction: SliderInteraction }) {
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
