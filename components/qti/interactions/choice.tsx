'use client'

import clsx from 'clsx'
import { Check, Circle } from 'lucide-react'
import { useId } from 'react'
import { choosing, useSelection } from '#components/qti/answer/use-selection.ts'
import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import { classValue, hasClass } from '#components/qti/content/element-props.ts'
import { spokenName } from '#components/qti/content/plain-text.ts'
import { ReviewTag, type ReviewTagName, reviewTagOf } from '#components/qti/review/review-tag.tsx'
import type { BodyNode, ChoiceInteraction } from '#lib/qti/item/public/public-content.ts'
import { InteractionBlock } from './interaction-block.tsx'

/** Radio buttons where one answer is asked for, else boxes; the whole row is the target. */
export function Choice({ interaction }: { interaction: ChoiceInteraction }) {
  const name = useId()
  const { values, setValues, disabled, review, toggle, problem, hint } = useSelection(interaction, choosing)
  const { choices, maxChoices, class: classes } = interaction
  const single = maxChoices === 1
  return (
    <InteractionBlock
      interaction={interaction}
      hint={single ? null : hint}
      fallback="Choose one answer"
      problem={problem}
    >
      <div className={clsx('grid gap-3', columnsOf(interaction))}>
        {choices.map(({ identifier, body }, index) => {
          const given = values.includes(identifier)
          return (
            <ChoiceRow
              key={identifier}
              name={name}
              type={single ? 'radio' : 'checkbox'}
              number={index + 1}
              label={hasClass(classes, 'qti-input-control-hidden') ? null : choiceLabel(classes, index)}
              body={body}
              checked={given}
              disabled={disabled}
              tag={review && reviewTagOf(given, review.correct?.includes(identifier) ?? null)}
              onToggle={() => (single ? setValues([identifier]) : toggle(identifier))}
            />
          )
        })}
      </div>
    </InteractionBlock>
  )
}

const stackings = {
  '1': '',
  '2': 'sm:grid-cols-2',
  '3': 'sm:grid-cols-3',
  '4': 'sm:grid-cols-2 md:grid-cols-4',
  '5': 'sm:grid-cols-3 md:grid-cols-5',
} as const

/** Beside each other only where there is room for it. */
function columnsOf({ orientation, class: classes }: ChoiceInteraction): string | false {
  const stacking = classValue(classes, 'qti-choices-stacking-', ['1', '2', '3', '4', '5'])
  if (stacking) return stackings[stacking]
  const horizontal = orientation === 'horizontal' || hasClass(classes, 'qti-orientation-horizontal')
  return horizontal && 'sm:grid-cols-[repeat(auto-fit,minmax(11rem,1fr))]'
}

const suffixes = { none: '', period: '.', parenthesis: ')' } as const

/**
 * How a choice is numbered: by the author's `qti-labels-…` and `qti-labels-suffix-…`, else 1, 2, 3, which
 * are also the keys that press it. Null where the author wants none.
 */
function choiceLabel(classes: string | undefined, index: number): string | null {
  const labels = classValue(classes, 'qti-labels-', ['none', 'decimal', 'lower-alpha', 'upper-alpha'])
  if (labels === 'none') return null
  const suffix =
    suffixes[classValue(classes, 'qti-labels-suffix-', ['none', 'period', 'parenthesis']) ?? 'none']
  if (labels === undefined || labels === 'decimal' || index >= 26) return `${index + 1}${suffix}`
  const letter = String.fromCharCode((labels === 'lower-alpha' ? 97 : 65) + index)
  return `${letter}${suffix}`
}

/**
 * One choice. The input lies over the whole row; the badge shows its label until it is chosen:
 * then a dot where one is to be chosen, for a tick beside a wrong answer would say “right”.
 */
function ChoiceRow({
  name,
  type,
  number,
  label,
  body,
  checked,
  disabled,
  tag,
  onToggle,
}: {
  name: string
  type: 'radio' | 'checkbox'
  /** Its place from 1, which is the key that presses it. */
  number: number
  label: string | null
  body: BodyNode[]
  checked: boolean
  disabled: boolean
  tag: ReviewTagName | null
  onToggle: () => void
}) {
  return (
    <label
      className={clsx(
        'relative flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 rounded-control border px-4 py-2.5 transition-colors',
        'has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-(--focus)',
        checked ? 'border-accent bg-accent-tint ring-1 ring-accent' : 'border-edge bg-surface',
        !checked && !disabled && 'hover:border-accent hover:bg-accent-tint',
        disabled && !checked && tag === null && 'border-line',
      )}
    >
      <input
        type={type}
        aria-label={spokenName(body)}
        name={name}
        checked={checked}
        disabled={disabled}
        onChange={onToggle}
        data-choice-number={number <= 9 ? number : undefined}
        className="absolute inset-0 size-full cursor-pointer opacity-0 disabled:cursor-default"
      />
      <span
        aria-hidden
        className={clsx(
          'flex size-8 shrink-0 items-center justify-center border text-base font-bold tabular-nums transition-colors',
          type === 'radio' ? 'rounded-full' : 'rounded-md',
          checked ? 'border-accent bg-accent text-on-accent' : 'border-edge bg-ground text-soft',
        )}
      >
        {checked ? <ChosenMark type={type} /> : label}
      </span>
      <span className="authored authored-small pointer-events-none min-w-0 flex-1 basis-40 text-xl">
        <AuthoredContent nodes={body} insideControl />
      </span>
      {tag && <ReviewTag tag={tag} />}
    </label>
  )
}

function ChosenMark({ type }: { type: 'radio' | 'checkbox' }) {
  return type === 'radio' ? (
    <Circle className="size-3.5 fill-current" />
  ) : (
    <Check className="size-5" strokeWidth={3} />
  )
}
