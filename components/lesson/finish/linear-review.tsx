'use client'

import { ArrowLeft, Flag } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Trouble } from '#components/lesson/delivery/player-problem.tsx'
import type { LessonSessionView } from '#components/timeback/use-lesson-session.ts'
import { Button } from '#components/ui/button.tsx'
import { plural } from '#components/ui/format.ts'

const outcome = 'finish-outcome'

/** The last look before the answers are final: what is missing, and the button that finishes. */
export function LinearReview({
  session,
  unanswered,
  begun,
}: {
  session: LessonSessionView
  unanswered: readonly number[]
  /** How many of these hold a part of an answer. */
  begun: number
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const [first] = unanswered
  return (
    <section className="mx-auto max-w-3xl rounded-card border border-line bg-surface p-6 sm:p-8">
      <h2 ref={heading} tabIndex={-1} aria-describedby={outcome} className="text-2xl font-bold">
        {unanswered.length === 0
          ? 'Every question has an answer'
          : `${plural(unanswered.length, 'question')} ${missingWords(unanswered.length, begun)}`}
      </h2>
      <p id={outcome} className="mt-2 text-lg text-soft">
        {outcomeWords(unanswered.length, begun)}
      </p>
      {first !== undefined && (
        <Button className="mt-6" disabled={session.busy} onClick={() => session.goTo(first)}>
          <ArrowLeft aria-hidden className="size-5 rtl:rotate-180" />
          Go to question {first + 1}
        </Button>
      )}
      <div className="mt-4 grid gap-4">
        <Trouble session={session} />
        <Button
          kind={first === undefined ? 'primary' : 'secondary'}
          aria-describedby={outcome}
          disabled={session.busy}
          onClick={() => void session.complete()}
          className="justify-self-start"
        >
          <Flag aria-hidden className="size-5" />
          {session.busy ? 'Finishing…' : 'Finish and see results'}
        </Button>
      </div>
    </section>
  )
}

function missingWords(unanswered: number, begun: number): string {
  if (begun === 0) return 'without an answer'
  return begun === unanswered ? 'not complete yet' : 'without a whole answer'
}

function outcomeWords(unanswered: number, begun: number): string {
  if (unanswered === 0)
    return 'You can still go back and change answers. After you finish they stay as they are.'
  if (begun > 0) return 'You can still go back. If you finish now, only what you have answered counts.'
  return unanswered === 1
    ? 'You can still answer it. If you finish now, it counts as wrong.'
    : `You can still answer them. If you finish now, these ${unanswered} count as wrong.`
}
