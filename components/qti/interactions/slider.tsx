'use client'

import clsx from 'clsx'
import type { KeyboardEvent } from 'react'
import { useAnswer } from '#components/qti/answer/answer-context.ts'
import { plainText } from '#components/qti/content/plain-text.ts'
import { listReview } from '#components/qti/review/list-review.ts'
import { ReviewLines } from '#components/qti/review/review-lines.tsx'
import type { SliderInteraction } from '#lib/qti/item/public/public-content.ts'
import { InteractionBlock } from './interaction-block.tsx'
import { SliderScale } from './slider-scale.tsx'

/** A number that is set by sliding. Until it is touched it is no answer, and says so. */
export function Slider({ interaction }: { interaction: SliderInteraction }) {
  const { lowerBound, upperBound, step, orientation, reverse, prompt } = interaction
  const { values, setValues, disabled, review } = useAnswer(interaction.responseIdentifier)
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
            aria-label={prompt ? plainText(prompt) : 'Your answer'}
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
