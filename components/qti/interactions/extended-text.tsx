'use client'

import clsx from 'clsx'
import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { useAnswer } from '#components/qti/answer/answer-context.ts'
import { readingNote, textProblem } from '#components/qti/answer/answer-problem.ts'
import { classValue, hasClass } from '#components/qti/content/element-props.ts'
import { Button } from '#components/ui/button.tsx'
import type { ExtendedTextInteraction } from '#lib/qti/item/public/public-content.ts'
import { InteractionBlock } from './interaction-block.tsx'

/** One text, or several where the author asks for several. */
export function ExtendedText({ interaction }: { interaction: ExtendedTextInteraction }) {
  const { values, setValues, disabled, review, whose } = useAnswer(interaction.responseIdentifier)
  const { minStrings, maxStrings } = interaction
  const single = maxStrings === 1
  const [added, setAdded] = useState(0)
  const asked = single ? 1 : (maxStrings ?? Math.max(minStrings, 1) + added)
  const fields = Math.max(values.length, asked)
  const shown = review ? Math.max(values.length, 1) : fields

  function change(index: number, text: string) {
    const next = Array.from({ length: Math.max(values.length, index + 1) }, (_, at) => values[at] ?? '')
    next[index] = text
    while (next.length > 0 && next.at(-1) === '') next.pop()
    setValues(next)
  }

  return (
    <InteractionBlock
      interaction={interaction}
      hint={review || single ? null : hintOf(interaction)}
      fallback="Write your answer"
    >
      <div className="grid gap-3">
        {places(shown).map((index) => (
          <TextField
            key={index}
            interaction={interaction}
            name={single ? whose : `Answer ${index + 1} of ${shown}`}
            text={values[index] ?? ''}
            problem={textProblem(interaction, values[index] ?? '')}
            disabled={disabled}
            onChange={(text) => change(index, text)}
          />
        ))}
      </div>
      {!single && maxStrings === undefined && !disabled && (
        <Button kind="secondary" className="mt-3" onClick={() => setAdded(fields - asked + added + 1)}>
          <Plus aria-hidden className="size-5" />
          One more answer
        </Button>
      )}
      {review?.correct && review.correct.length > 0 && review.whole !== true && (
        <div className="mt-4 rounded-control bg-correct-tint p-4">
          <p className="text-base font-bold text-correct">A correct answer</p>
          {review.correct.map((text) => (
            <p key={text} className="mt-1 text-lg whitespace-pre-wrap">
              {text}
            </p>
          ))}
        </div>
      )}
    </InteractionBlock>
  )
}

function places(count: number): number[] {
  return Array.from({ length: count }, (_, place) => place)
}

function hintOf({ minStrings, maxStrings }: ExtendedTextInteraction): string {
  if (minStrings > 0 && minStrings === maxStrings) return `Write ${minStrings} answers.`
  if (minStrings > 0) return `Write at least ${minStrings} ${minStrings === 1 ? 'answer' : 'answers'}.`
  return maxStrings === undefined ? 'Write one answer into each field.' : `Write up to ${maxStrings} answers.`
}

/** A field of several lines that counts its characters. It grows, and takes more than is expected. */
function TextField({
  interaction,
  name,
  text,
  problem,
  disabled,
  onChange,
}: {
  interaction: ExtendedTextInteraction
  name: string
  text: string
  problem: string | null
  disabled: boolean
  onChange: (text: string) => void
}) {
  const id = useId()
  const [left, setLeft] = useState(false)
  const { format, placeholder } = interaction
  const shownProblem = left && !disabled ? problem : null
  const counter = counterOf(interaction, text)
  return (
    <div>
      <textarea
        aria-label={name}
        aria-invalid={shownProblem !== null}
        aria-describedby={`${id}-count`}
        value={text}
        rows={rowsOf(interaction)}
        placeholder={placeholder}
        readOnly={disabled}
        wrap={format === 'preformatted' ? 'off' : 'soft'}
        onChange={(event) => onChange(event.target.value)}
        onFocus={() => setLeft(false)}
        onBlur={() => setLeft(true)}
        className={clsx(
          'field-sizing-content block w-full resize-y rounded-control border bg-surface px-4 py-3 text-xl leading-relaxed placeholder:text-soft',
          format === 'preformatted' && 'overflow-x-auto font-mono text-lg',
          shownProblem ? 'border-notyet-edge ring-2 ring-notyet-edge' : 'border-edge',
        )}
        style={{ minHeight: `${rowsOf(interaction) * 1.65 + 1.5}em` }}
      />
      <p
        id={`${id}-count`}
        className="mt-1 flex flex-wrap justify-between gap-x-4 text-base text-soft tabular-nums"
      >
        <span className={clsx(shownProblem && 'font-bold text-notyet')}>
          {shownProblem ?? readingNote(interaction, text)}
        </span>
        <span>{counter}</span>
      </p>
    </div>
  )
}

function rowsOf({ expectedLines, expectedLength, class: classes }: ExtendedTextInteraction): number {
  const asked = classValue(classes, 'qti-height-lines-', ['3', '6', '15'])
  const lines = asked ? Number(asked) : (expectedLines ?? (expectedLength ? expectedLength / 60 : 5))
  return Math.min(Math.max(Math.ceil(lines), 2), 20)
}

function counterOf({ expectedLength, class: classes }: ExtendedTextInteraction, text: string): string {
  const length = [...text].length
  const characters = length === 1 ? 'character' : 'characters'
  if (expectedLength === undefined) return `${length} ${characters}`
  if (hasClass(classes, 'qti-counter-down')) {
    const rest = expectedLength - length
    return rest >= 0 ? `About ${rest} characters left` : `${-rest} characters more than expected`
  }
  return `${length} of about ${expectedLength} characters`
}
