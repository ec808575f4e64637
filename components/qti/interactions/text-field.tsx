'use client'

import clsx from 'clsx'
import { useId, useState } from 'react'
import { readingNote } from '#components/qti/answer/text-problem.ts'
import { classValue, hasClass } from '#components/qti/content/shared-classes.ts'
import type { ExtendedTextInteraction } from '#lib/qti/item/public/public-content.ts'

/** A field of several lines that counts its characters. It grows, and takes more than is expected. */
export function TextField({
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
