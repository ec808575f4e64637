import clsx from 'clsx'
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import { plainText } from '#components/qti/content/plain-text.ts'
import { AnswerMark } from '#components/ui/answer-mark.tsx'
import type { PublicChoice } from '#lib/qti/item/public/public-content.ts'

export type Move = 'up' | 'down'

/** One line of a list to put in order. `right` is `null` while there is nothing to judge. */
export function OrderRow({
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
