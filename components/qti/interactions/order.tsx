'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { groupName } from '#components/qti/accessible-name.ts'
import { useAnswer } from '#components/qti/answer-context.ts'
import { plainText } from '#components/qti/plain-text.ts'
import { Prompt } from '#components/qti/prompt.tsx'
import type { OrderInteraction, PublicChoice } from '#lib/qti/public/public-item.ts'
import { OrderReview } from './order-review.tsx'
import { type Move, OrderRow } from './order-row.tsx'

/** A list that is put in order with two buttons per line; every move is read aloud. */
export function Order({ interaction }: { interaction: OrderInteraction }) {
  const id = useId()
  const list = useRef<HTMLOListElement>(null)
  const [moved, setMoved] = useState<{ identifier: string; move: Move; message: string } | null>(null)
  const { values, setValues, disabled, review } = useAnswer(interaction.responseIdentifier)
  const choices = inOrder(interaction.choices, values)
  const hint = review ? null : instruction

  // A line that changes its place loses the focus in some browsers; the button pressed keeps it.
  useEffect(() => {
    if (moved)
      list.current
        ?.querySelector<HTMLElement>(`[data-move="${moved.move} ${CSS.escape(moved.identifier)}"]`)
        ?.focus()
  }, [moved])

  function moveChoice(from: number, move: Move) {
    const to = move === 'up' ? from - 1 : from + 1
    const choice = choices[from]
    const other = choices[to]
    if (!choice || !other) return
    const next = choices.map(({ identifier }) => identifier)
    next[from] = other.identifier
    next[to] = choice.identifier
    setValues(next)
    const message = `${plainText(choice.body)}: now ${to + 1} of ${choices.length}`
    setMoved({ identifier: choice.identifier, move, message })
  }

  return (
    <fieldset
      {...groupName(id, interaction.prompt)}
      aria-describedby={hint ? `${id}-hint` : undefined}
      className="mt-6 min-w-0 first:mt-0"
    >
      <Prompt id={id} nodes={interaction.prompt} hint={hint} fallback="Put these in order" />
      <ol ref={list} className="m-0 grid list-none gap-2.5 p-0">
        {choices.map((choice, index) => (
          <OrderRow
            key={choice.identifier}
            choice={choice}
            place={index + 1}
            count={choices.length}
            disabled={disabled}
            right={review?.correct ? review.correct[index] === choice.identifier : null}
            onMove={(move) => moveChoice(index, move)}
          />
        ))}
      </ol>
      <p role="status" className="sr-only">
        {moved?.message}
      </p>
      {review?.correct && <OrderReview choices={inOrder(interaction.choices, review.correct)} />}
    </fieldset>
  )
}

const instruction = 'Move the lines until the order is right. The first one stands on top.'

/** The choices as `order` says; those it does not name follow as they were. */
function inOrder(choices: readonly PublicChoice[], order: readonly string[]): PublicChoice[] {
  const named = order.flatMap((identifier) => choices.filter((choice) => choice.identifier === identifier))
  return [...named, ...choices.filter((choice) => !named.includes(choice))]
}
