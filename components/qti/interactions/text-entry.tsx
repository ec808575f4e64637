'use client'

import clsx from 'clsx'
import { useId, useState } from 'react'
import { useAnswer } from '#components/qti/answer/answer-context.ts'
import { readingNote, textProblem } from '#components/qti/answer/answer-problem.ts'
import { sameTyped } from '#components/qti/answer/matches-key.ts'
import { classValue } from '#components/qti/content/element-props.ts'
import { ReviewTag, reviewTagOf } from '#components/qti/review/review-tag.tsx'
import type { TextEntryInteraction } from '#lib/qti/item/public/public-content.ts'

/** A blank to write into, inside a line. Says what is wrong with a number once the student has left it. */
export function TextEntry({ interaction }: { interaction: TextEntryInteraction }) {
  const id = useId()
  const [left, setLeft] = useState(false)
  const { values, setValues, disabled, review, label } = useAnswer(interaction.responseIdentifier)
  const value = values[0] ?? ''
  const problem = left && !disabled ? textProblem(interaction, value) : null
  const note = readingNote(interaction, value)
  return (
    <>
      <span className="mx-1 my-1 inline-flex max-w-full flex-col items-start gap-y-0.5">
        {/* No `inputMode`: the number pads of phones have no minus sign and no fraction bar. */}
        <input
          type="text"
          aria-label={label}
          aria-invalid={problem !== null}
          aria-describedby={problem || note ? id : undefined}
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
        {review && <TextEntryReview baseType={interaction.baseType} given={value} {...review} />}
      </span>
      {/* Floating, it comes below the whole line: neither the field nor the words beside it move while one types. */}
      {(problem || note) && (
        <span
          id={id}
          className={clsx(
            'float-start w-full text-base contain-inline-size',
            problem ? 'font-bold text-notyet' : 'text-soft',
          )}
        >
          {problem ?? note}
        </span>
      )}
    </>
  )
}

const widths = ['1', '2', '3', '4', '6', '10', '15', '20', '72'] as const

function sizeOf({ expectedLength, baseType, class: classes }: TextEntryInteraction): number {
  const width = classValue(classes, 'qti-input-width-', widths)
  if (width) return Number(width)
  return Math.min(Math.max(expectedLength ?? (baseType === 'string' ? 16 : 6), 4), 32)
}

/**
 * A written answer beside its key, compared as the scorer does. Two texts may differ and both be right, so an
 * answer is called not yet only where the whole question was.
 */
function TextEntryReview({
  baseType,
  given,
  correct,
  whole,
}: {
  baseType: 'string' | 'integer' | 'float'
  given: string
  correct: string[] | null
  whole: boolean | undefined
}) {
  const right =
    correct === null ? null : whole === true || correct.some((key) => sameTyped(baseType, given, key))
  const tag = reviewTagOf(given !== '', right)
  return (
    <>
      {tag && tag !== 'correct' && <ReviewTag tag={tag} />}
      {correct && correct.length > 0 && right === false && (
        <span className="text-base font-bold text-correct">Correct answer: {correct.join(' or ')}</span>
      )}
    </>
  )
}
