'use client'

import clsx from 'clsx'
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useAnswer } from '#components/qti/answer/answer-context.ts'
import { ordersSome } from '#components/qti/answer/answer-problem.ts'
import { howMany } from '#components/qti/answer/use-selection.ts'
import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import { plainText } from '#components/qti/content/plain-text.ts'
import { AnswerMark } from '#components/ui/answer-mark.tsx'
import type { OrderInteraction, PublicChoice } from '#lib/qti/item/public/public-content.ts'
import { InteractionBlock } from './interaction-block.tsx'

/** A list that is put in order with two buttons per line; every move is read aloud. */
export function Order({ interaction }: { interaction: OrderInteraction }) {
  const list = useRef<HTMLDivElement>(null)
  const [moved, setMoved] = useState<{ button: string; message: string } | null>(null)
  const { values, setValues, disabled, review } = useAnswer(interaction.responseIdentifier)
  const some = ordersSome(interaction)
  const choices = some ? pick(interaction.choices, values) : inOrder(interaction.choices, values)
  const rest = some ? interaction.choices.filter((choice) => !choices.includes(choice)) : []
  const { minChoices: min = 0, maxChoices: max = 0 } = interaction

  // A line that changes its place loses the focus in some browsers; the button pressed keeps it.
  useEffect(() => {
    if (moved) list.current?.querySelector<HTMLElement>(`[data-move="${CSS.escape(moved.button)}"]`)?.focus()
  }, [moved])

  function moveChoice(from: number, move: Move) {
    const to = move === 'up' ? from - 1 : from + 1
    const [choice, other] = [choices[from], choices[to]]
    if (!choice || !other) return
    const next = choices.map(({ identifier }) => identifier)
    next[from] = other.identifier
    next[to] = choice.identifier
    setValues(next)
    const message = `${plainText(choice.body)}: now ${to + 1} of ${choices.length}`
    setMoved({ button: `${move} ${choice.identifier}`, message })
  }

  function take({ identifier, body }: PublicChoice) {
    setValues([...values, identifier])
    setMoved({ button: `away ${identifier}`, message: `${plainText(body)}: now ${values.length + 1}` })
  }

  function leave({ identifier, body }: PublicChoice) {
    setValues(values.filter((value) => value !== identifier))
    setMoved({ button: `take ${identifier}`, message: `${plainText(body)}: taken away` })
  }

  return (
    <InteractionBlock
      interaction={interaction}
      hint={review ? null : some ? howMany(counting, { min, max }, values.length) : instruction}
      fallback="Put these in order"
      announcement={moved?.message}
    >
      <div ref={list}>
        {some && choices.length === 0 && !review && (
          <p className="text-base text-soft">Nothing chosen yet.</p>
        )}
        <ol className="m-0 grid list-none gap-2.5 p-0">
          {choices.map((choice, index) => (
            <OrderRow
              key={choice.identifier}
              choice={choice}
              place={index + 1}
              count={choices.length}
              disabled={disabled}
              right={review?.correct ? review.correct[index] === choice.identifier : null}
              onMove={(move) => moveChoice(index, move)}
              onLeave={some ? () => leave(choice) : undefined}
            />
          ))}
        </ol>
        {rest.length > 0 && !review && (
          <div className="tile-tray mt-3 flex flex-wrap gap-2.5 rounded-card border border-line bg-sunken p-3">
            {rest.map((choice) => (
              <button
                key={choice.identifier}
                type="button"
                data-move={`take ${choice.identifier}`}
                disabled={disabled || (max > 0 && values.length >= max)}
                onClick={() => take(choice)}
                className="flex min-h-12 items-center gap-2 rounded-control border border-edge bg-surface px-4 py-2 text-lg font-semibold hover:border-accent hover:bg-accent-tint disabled:text-soft"
              >
                <Plus aria-hidden className="size-5 shrink-0" />
                <AuthoredContent nodes={choice.body} insideControl />
              </button>
            ))}
          </div>
        )}
      </div>
      {review?.correct && <OrderReview choices={pick(interaction.choices, review.correct)} />}
    </InteractionBlock>
  )
}

const counting = { verb: 'Choose and order', one: 'line', many: 'lines', done: 'Chosen' }
const instruction = 'Move the lines until the order is right. The first one stands on top.'

function pick(choices: readonly PublicChoice[], order: readonly string[]): PublicChoice[] {
  return order.flatMap((identifier) => choices.filter((choice) => choice.identifier === identifier))
}

/** The choices as `order` says; those it does not name follow as they were. */
function inOrder(choices: readonly PublicChoice[], order: readonly string[]): PublicChoice[] {
  const named = pick(choices, order)
  return [...named, ...choices.filter((choice) => !named.includes(choice))]
}

/** The right order, under the one that was given. */
function OrderReview({ choices }: { choices: readonly PublicChoice[] }) {
  return (
    <div className="mt-4 rounded-control bg-correct-tint p-4">
      <p className="text-base font-bold text-correct">Correct order</p>
      <ol className="mt-1 list-decimal ps-7 text-xl">
        {choices.map(({ identifier, body }) => (
          <li key={identifier}>
            <AuthoredContent nodes={body} />
          </li>
        ))}
      </ol>
    </div>
  )
}

type Move = 'up' | 'down'

/** One line of a list to put in order. `right` is `null` while there is nothing to judge. */
function OrderRow({
  choice,
  place,
  count,
  disabled,
  right,
  onMove,
  onLeave,
}: {
  choice: PublicChoice
  place: number
  count: number
  disabled: boolean
  right: boolean | null
  onMove: (move: Move) => void
  /** Takes the line away, where not all are to be ordered. */
  onLeave?: (() => void) | undefined
}) {
  return (
    <li className="flex min-h-14 items-center gap-3 rounded-control border border-edge bg-surface py-1.5 ps-4 pe-2">
      <span className="w-6 shrink-0 text-xl font-bold text-soft tabular-nums">{place}</span>
      <div className="authored authored-small min-w-0 flex-1 text-xl">
        <AuthoredContent nodes={choice.body} />
      </div>
      {right !== null && <AnswerMark mark={right ? 'right' : 'not-yet'} />}
      {!disabled && (
        <div className="flex shrink-0 gap-1.5">
          <MoveButton move="up" choice={choice} atEnd={place === 1} onMove={onMove} />
          <MoveButton move="down" choice={choice} atEnd={place === count} onMove={onMove} />
          {onLeave && (
            <button
              type="button"
              data-move={`away ${choice.identifier}`}
              aria-label={`Take away: ${plainText(choice.body)}`}
              onClick={onLeave}
              className="flex size-11 items-center justify-center rounded-lg border border-line text-accent hover:bg-accent-tint"
            >
              <X aria-hidden className="size-5" />
            </button>
          )}
        </div>
      )}
    </li>
  )
}

function MoveButton({
  move,
  choice,
  atEnd,
  onMove,
}: {
  move: Move
  choice: PublicChoice
  atEnd: boolean
  onMove: (move: Move) => void
}) {
  const Icon = move === 'up' ? ArrowUp : ArrowDown

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? 'up' : 'down')
  }

  // `aria-disabled`, not `disabled`: a button that is disabled under the finger loses the focus.
  return (
    <button
      type="button"
      data-move={`${move} ${choice.identifier}`}
      aria-label={`Move ${plainText(choice.body)} ${move}`}
      aria-disabled={atEnd}
      onClick={() => onMove(move)}
      onKeyDown={onKeyDown}
      className={clsx(
        'flex size-11 items-center justify-center rounded-lg border transition-colors',
        atEnd
          ? 'cursor-default border-transparent text-soft/40'
          : 'border-line text-accent hover:bg-accent-tint',
      )}
    >
      <Icon aria-hidden className="size-5" strokeWidth={2.5} />
    </button>
  )
}
