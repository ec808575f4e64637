'use client'

import clsx from 'clsx'
import { useAnswer } from '#components/qti/answer-context.ts'
import { plainText } from '#components/qti/plain-text.ts'
import { ReviewTag, reviewTagOf } from '#components/qti/review-tag.tsx'
import type { InlineChoiceInteraction } from '#lib/qti/public/public-item.ts'

/** A list to choose from inside a line; its first entry is empty, so that nothing looks chosen. */
export function InlineChoice({ interaction }: { interaction: InlineChoiceInteraction }) {
  const { values, setValues, disabled, review, label } = useAnswer(interaction.responseIdentifier)
  const value = values[0] ?? ''
  const correct = review?.correct?.[0]
  const tag = review && reviewTagOf(value !== '', review.correct && value === correct)
  const correctChoice = interaction.choices.find(({ identifier }) => identifier === correct)
  return (
    <span className="mx-1 my-1 inline-flex max-w-full flex-col items-start gap-y-0.5">
      <select
        aria-label={label}
        value={value}
        disabled={disabled}
        onChange={(event) => setValues(event.target.value === '' ? [] : [event.target.value])}
        className={clsx(
          'min-h-11 max-w-full rounded-control border bg-surface px-3 py-1 text-ink disabled:opacity-100',
          value === '' ? 'border-edge' : 'border-accent ring-1 ring-accent',
        )}
      >
        <option value="">Choose…</option>
        {interaction.choices.map(({ identifier, body }) => (
          <option key={identifier} value={identifier}>
            {plainText(body)}
          </option>
        ))}
      </select>
      {tag && <ReviewTag tag={tag} />}
      {correctChoice && value !== correct && (
        <span className="text-base font-bold text-correct">
          Correct answer: {plainText(correctChoice.body)}
        </span>
      )}
    </span>
  )
}
