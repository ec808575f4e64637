import clsx from 'clsx'
import { Check } from 'lucide-react'
import type { QuestionMark } from './use-linear-answers.ts'

const words: Record<QuestionMark, string> = {
  saved: 'answered',
  draft: 'not saved yet',
  open: 'no answer yet',
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
  const saved = marks.filter((mark) => mark === 'saved').length
  return (
    <nav aria-label="Questions" className="mx-auto mb-8 max-w-3xl">
      <p className="mb-2 text-soft tabular-nums">
        {saved} of {marks.length} answered
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
                index !== current && mark === 'saved' && 'border-correct bg-correct-tint text-correct',
                index !== current &&
                  mark !== 'saved' &&
                  'border-edge bg-surface text-soft hover:bg-accent-tint',
              )}
            >
              {index + 1}
              {mark === 'saved' && (
                <span className="absolute -end-1 -top-1 flex size-4 items-center justify-center rounded-full bg-correct text-surface">
                  <Check aria-hidden className="size-3" strokeWidth={4} />
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
