'use client'

import clsx from 'clsx'
import { useId } from 'react'
import { groupName } from '#components/qti/accessible-name.ts'
import { useAnswer } from '#components/qti/answer-context.ts'
import { Prompt } from '#components/qti/prompt.tsx'
import { reviewTagOf } from '#components/qti/review-tag.tsx'
import type { ChoiceInteraction } from '#lib/qti/public/public-item.ts'
import { ChoiceRow } from './choice-row.tsx'

/** Radio buttons where one answer is asked for, else boxes; the whole row is the target. */
export function Choice({ interaction }: { interaction: ChoiceInteraction }) {
  const id = useId()
  const { values, setValues, disabled, review } = useAnswer(interaction.responseIdentifier)
  const { prompt, choices, maxChoices, orientation } = interaction
  const single = maxChoices === 1
  const full = !single && maxChoices > 0 && values.length >= maxChoices
  const hint = single || review ? null : hintOf(interaction, values.length)

  function toggle(identifier: string) {
    if (single) setValues([identifier])
    else if (values.includes(identifier)) setValues(values.filter((value) => value !== identifier))
    else setValues([...values, identifier])
  }

  return (
    <fieldset
      {...groupName(id, prompt)}
      aria-describedby={hint ? `${id}-hint` : undefined}
      className="mt-6 min-w-0 first:mt-0"
    >
      <Prompt id={id} nodes={prompt} hint={hint} fallback="Choose one answer" />
      <div
        className={clsx(
          'grid gap-3',
          orientation === 'horizontal' && 'sm:grid-cols-[repeat(auto-fit,minmax(11rem,1fr))]',
        )}
      >
        {choices.map(({ identifier, body }, index) => {
          const given = values.includes(identifier)
          return (
            <ChoiceRow
              key={identifier}
              name={id}
              type={single ? 'radio' : 'checkbox'}
              number={index + 1}
              body={body}
              checked={given}
              disabled={disabled || (full && !given)}
              tag={review && reviewTagOf(given, review.correct?.includes(identifier) ?? null)}
              onToggle={() => toggle(identifier)}
            />
          )
        })}
      </div>
    </fieldset>
  )
}

function hintOf({ minChoices, maxChoices }: ChoiceInteraction, chosen: number): string {
  if (maxChoices > 0 && minChoices === maxChoices) return `Choose ${maxChoices} answers. Chosen: ${chosen}.`
  if (maxChoices > 0) return `Choose up to ${maxChoices} answers. Chosen: ${chosen}.`
  return minChoices > 1 ? `Choose at least ${minChoices} answers.` : 'Choose all that are right.'
}
