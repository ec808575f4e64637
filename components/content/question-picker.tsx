'use client'

import { type SyntheticEvent, useId, useState } from 'react'
import { SendProblem, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { plural } from '#components/ui/format.ts'
import type { FoundQuestion, FoundQuestions } from '#lib/timeback/contract/content.ts'

type Props = {
  /** Identifiers of what is chosen already. */
  taken: ReadonlySet<string>
  onPick: (question: FoundQuestion) => void
}

/** Looks for questions among those that lessons ask and that the reader wrote, and hands on what is chosen. */
export function QuestionPicker({ taken, onPick }: Props) {
  const fieldId = useId()
  const { busy, problem, send } = useSend()
  const [search, setSearch] = useState('')
  const [found, setFound] = useState<FoundQuestions | null>(null)

  async function look(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    setFound(await send<FoundQuestions>('GET', `/api/teacher/questions?${new URLSearchParams({ search })}`))
  }

  return (
    <div className="grid gap-4">
      <form onSubmit={(event) => void look(event)} className="grid gap-1.5">
        <label htmlFor={fieldId} className="text-lg font-semibold">
          Find questions
        </label>
        <div className="flex gap-2">
          <input
            id={fieldId}
            type="search"
            value={search}
            maxLength={200}
            placeholder="Words of the question"
            onChange={(event) => setSearch(event.target.value)}
            className="min-h-12 w-full min-w-0 rounded-control border border-edge bg-surface px-4 text-lg text-ink"
          />
          <Button type="submit" kind="secondary" disabled={busy}>
            Find
          </Button>
        </div>
      </form>
      <SendProblem problem={problem} />
      <p role="status" className="text-soft">
        {found && countWords(found)}
      </p>
      {found && found.questions.length > 0 && (
        <ul aria-label="Found" className="divide-y divide-line rounded-card border border-line bg-surface">
          {found.questions.map((question) => (
            <li key={question.itemId} className="flex items-center gap-3 px-3 py-1.5">
              <span className="min-w-0 flex-1">
                <a
                  href={`/teacher/content/questions/${question.itemId}`}
                  target="_blank"
                  rel="noopener"
                  className="font-semibold break-words text-accent underline-offset-4 hover:underline"
                >
                  {question.title}
                  <span className="sr-only"> (opens in a new tab)</span>
                </a>
                <span className="block text-sm break-words text-soft">
                  {question.identifier} · in {plural(question.lessons, 'lesson')}
                </span>
              </span>
              <Button
                kind="secondary"
                disabled={taken.has(question.identifier)}
                onClick={() => onPick(question)}
                aria-label={`Add ${question.title}`}
              >
                {taken.has(question.identifier) ? 'Added' : 'Add'}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function countWords({ questions, total }: FoundQuestions): string {
  if (total === 0) return 'Nothing found. Try fewer words.'
  return total > questions.length
    ? `The first ${questions.length} of ${total}. More words find fewer.`
    : plural(total, 'question')
}
