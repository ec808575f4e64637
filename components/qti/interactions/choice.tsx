'use client'

import clsx from 'clsx'
import { useId } from 'react'
import { choosing } from '#components/qti/answer/how-many.ts'
import { useSelection } from '#components/qti/answer/use-selection.ts'
import { classValue, hasClass } from '#components/qti/content/shared-classes.ts'
import { reviewTagOf } from '#components/qti/review/review-tag.tsx'
import type { ChoiceInteraction } from '#lib/qti/item/public/public-content.ts'
import { choiceLabel } from './choice-label.ts'
import { ChoiceRow } from './choice-row.tsx'
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
