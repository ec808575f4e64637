import clsx from 'clsx'
import { CloudOff, Pencil } from 'lucide-react'
import type { QuestionMark } from './use-linear-answers.ts'

const words: Record<QuestionMark, string> = {
  saved: 'answered',
  kept: 'answered, kept on this device, not sent yet',
  begun: 'begun, not complete yet',
  'begun-kept': 'begun, kept on this device, not sent yet',
  again: 'begun, takes another try',
  draft: 'not saved yet',
  open: 'no answer yet',
  text: 'only to read',
}

/** All questions by number: where the student is, what is answered, and a way to each. */
export function QuestionList({
  ids,
  marks,
  current,
  onGo,
}: {
  ids: readonly string[]
  marks: readonly QuestionMark[]
  current: number
  onGo: (index: number) => void
}) {
  const count = (...counted: QuestionMark[]) => marks.filter((mark) => counted.includes(mark)).length
  const kept = count('kept', 'begun-kept')
  const begun = count('begun', 'begun-kept', 'again')
  return (
    <nav aria-label="Questions" className="mx-auto mb-8 max-w-3xl">
      <p className="mb-2 text-soft tabular-nums">
        {count('saved', 'kept')} of {marks.length - count('text')} answered
        {begun > 0 && `, ${begun} begun`}
        {kept > 0 && `, ${kept} kept on this device, not sent yet`}
      </p>
      <ol className="flex flex-wrap gap-2">
        {marks.map((mark, index) => (
          <li key={ids[index]}>
            <button
              type="button"
              onClick={() => onGo(index)}
              aria-current={index === current ? 'step' : undefined}
              aria-label={`Question ${index + 1}, ${words[mark]}`}
              className={clsx(
                'relative flex size-11 items-center justify-center rounded-lg border font-bold tabular-nums transition-colors',
                index === current && 'border-accent bg-accent text-on-accent',
                index !== current && mark === 'saved' && 'border-accent bg-accent-tint text-accent',
                index !== current &&
                  mark !== 'saved' &&
                  'border-edge bg-surface text-soft hover:bg-accent-tint',
              )}
            >
              {index + 1}
              {(mark === 'kept' || mark === 'begun-kept') && (
                <span className="absolute -end-1 -top-1 flex size-4 items-center justify-center rounded-full bg-surface text-soft">
                  <CloudOff aria-hidden className="size-3" strokeWidth={3} />
                </span>
              )}
              {mark === 'saved' && (
                <span className="absolute -end-1 -top-1 flex size-4 items-center justify-center rounded-full border border-accent bg-surface text-accent">
                  <Pencil aria-hidden className="size-2.5" strokeWidth={3} />
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
