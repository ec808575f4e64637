'use client'

import clsx from 'clsx'
import { useAnswer } from '#components/qti/answer/answer-context.ts'
import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import { sharedClasses } from '#components/qti/content/element-props.ts'
import { isPlain, plainText } from '#components/qti/content/plain-text.ts'
import { ReviewTag, reviewTagOf } from '#components/qti/review/review-tag.tsx'
import type { InlineChoiceInteraction } from '#lib/qti/item/public/public-content.ts'
import { inlineContent, RichDropdown } from './rich-dropdown.tsx'

/** A list to choose from inside a line; its first entry is empty, so that nothing looks chosen. */
export function InlineChoice({ interaction }: { interaction: InlineChoiceInteraction }) {
  const { values, setValues, disabled, review, label } = useAnswer(interaction.responseIdentifier)
  const value = values[0] ?? ''
  const correct = review?.correct?.[0]
  const tag = review && reviewTagOf(value !== '', review.correct && value === correct)
  const correctChoice = interaction.choices.find(({ identifier }) => identifier === correct)
  const list = {
    choices: interaction.choices,
    empty: interaction.label ?? 'Choose…',
    label,
    required: (interaction.minChoices ?? 0) > 0,
    value,
    disabled,
    onChoose: (identifier: string) => setValues(identifier === '' ? [] : [identifier]),
    className: clsx(
      'min-h-11 max-w-full rounded-control border bg-surface px-3 py-1 text-ink disabled:opacity-100',
      value === '' ? 'border-edge' : 'border-accent ring-1 ring-accent',
      sharedClasses(interaction.class),
    ),
  }
  return (
    <span className="mx-1 my-1 inline-flex max-w-full flex-col items-start gap-y-0.5">
      {interaction.choices.every(({ body }) => isPlain(body)) ? (
        <PlainDropdown {...list} />
      ) : (
        <RichDropdown {...list} />
      )}
      {tag && <ReviewTag tag={tag} />}
      {correctChoice && value !== correct && (
        <span className="text-base font-bold text-correct">
          Correct answer: <AuthoredContent nodes={inlineContent(correctChoice.body)} insideControl />
        </span>
      )}
    </span>
  )
}

type List = Parameters<typeof RichDropdown>[0]

/** The browser's own list, which shows text and nothing else. */
function PlainDropdown({ choices, empty, label, required, value, disabled, onChoose, className }: List) {
  return (
    <select
      aria-label={label}
      aria-required={required}
      value={value}
      disabled={disabled}
      onChange={(event) => onChoose(event.target.value)}
      className={className}
    >
      <option value="">{empty}</option>
      {choices.map(({ identifier, body }) => (
        <option key={identifier} value={identifier}>
          {plainText(body)}
        </option>
      ))}
    </select>
  )
}
