'use client'

import clsx from 'clsx'
import { useId, useState } from 'react'
import { useAnswer } from '#components/qti/answer-context.ts'
import { textEntryProblem } from '#components/qti/text-entry-problem.ts'
import type { TextEntryInteraction } from '#lib/qti/public/public-item.ts'
import { TextEntryReview } from './text-entry-review.tsx'

/** A blank to write into, inside a line. Says what is wrong with a number once the student has left it. */
export function TextEntry({ interaction }: { interaction: TextEntryInteraction }) {
  const id = useId()
  const [left, setLeft] = useState(false)
  const { values, setValues, disabled, review, label } = useAnswer(interaction.responseIdentifier)
  const value = values[0] ?? ''
  const problem = left && !disabled ? textEntryProblem(interaction, value) : null
  return (
    <span className="mx-1 my-1 inline-flex max-w-full flex-col items-start gap-y-0.5">
      {/* No `inputMode`: the number pads of phones have no minus sign and no fraction bar. */}
      <input
        type="text"
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={problem ? id : undefined}
        value={value}
        placeholder={interaction.placeholder}
        size={sizeOf(interaction)}
        disabled={disabled}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        onChange={(event) => setValues(event.target.value === '' ? [] : [event.target.value])}
        onFocus={() => setLeft(false)}
        onBlur={() => setLeft(true)}
        className={clsx(
          'min-h-11 max-w-full min-w-16 rounded-control border bg-surface px-3 py-1 text-ink placeholder:text-soft disabled:opacity-100',
          problem && 'border-notyet-edge ring-2 ring-notyet-edge',
          !problem && (value === '' ? 'border-edge' : 'border-accent ring-1 ring-accent'),
        )}
      />
      {problem && (
        <span id={id} className="text-base font-bold text-notyet">
          {problem}
        </span>
      )}
      {review && <TextEntryReview given={value} correct={review.correct} whole={review.whole} />}
    </span>
  )
}

function sizeOf({ expectedLength, baseType }: TextEntryInteraction): number {
  return Math.min(Math.max(expectedLength ?? (baseType === 'string' ? 16 : 6), 4), 32)
}
