import { Check, CircleEllipsis } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import type { AnswerResult } from '#components/timeback/use-lesson-session.ts'
import { formatScore } from '#components/ui/format.ts'
import { MedalBadge, medalOf } from '#components/ui/medal.tsx'
import type { PublicFeedback, QuestionTurn } from '#lib/timeback/contract/lesson.ts'

/** How the answer was, why, and what it did to the score. */
export function AnswerFeedback({ result }: { result: AnswerResult }) {
  const { correct, feedback, score, scoreBefore, reason } = result
  const Icon = correct ? Check : CircleEllipsis
  const medal = medalOf(score)
  const earned = score > scoreBefore && medal !== null && scoreBefore < medal.from
  return (
    <section
      className={
        correct
          ? 'rise rounded-card border border-correct bg-correct-tint p-4 sm:p-5'
          : 'rise rounded-card border border-notyet-edge bg-notyet-tint p-4 sm:p-5'
      }
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p
          className={`flex items-center gap-2 text-2xl font-bold ${correct ? 'text-correct' : 'text-notyet'}`}
        >
          <Icon aria-hidden className="size-7" strokeWidth={3} />
          {correct ? 'Right' : 'Not yet'}
        </p>
        <p className="flex flex-wrap items-center gap-2">
          <span className="text-lg font-bold tabular-nums">{moveOf(scoreBefore, score)}</span>
          {(earned || score >= 100) && <MedalBadge score={score} />}
        </p>
      </div>
      {reason && <p className="mt-2 text-lg">{reason}</p>}
      <FeedbackText feedback={feedback} />
      {!reason && score < scoreBefore && <p className="mt-3">Right answers bring the stones back.</p>}
    </section>
  )
}

function moveOf(before: number, after: number): string {
  const [from, to] = [formatScore(before), formatScore(after)]
  if (from === to) return `Score ${to}, as before`
  const move = Number(to) - Number(from)
  return `Score ${from} → ${to} (${move > 0 ? '+' : '−'}${Math.abs(move)})`
}

/** What the author says to an answer. */
export function FeedbackText({ feedback }: { feedback: readonly PublicFeedback[] }) {
  return feedback.map(({ identifier, title, body }) => (
    <div key={identifier} className="authored authored-small mt-3">
      {title && <p className="font-bold">{title}</p>}
      <AuthoredContent nodes={body} />
    </div>
  ))
}

/** How far a question of several turns is, and what the last turn earned; the focus goes to what is new. */
export function TurnNote({ turn }: { turn: QuestionTurn | undefined }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const taken = turn?.taken ?? 0
  const seen = useRef(taken)

  useEffect(() => {
    if (taken > seen.current) heading.current?.focus()
    seen.current = taken
  }, [taken])

  if (!turn) return null
  return (
    <section className="rise rounded-card border border-line bg-surface p-4 sm:p-5">
      <h3 ref={heading} tabIndex={-1} className="text-xl font-bold">
        {turn.complete ? 'This question is done' : 'Keep going'}
      </h3>
      {turn.feedback?.map(({ identifier, title, body }) => (
        <div key={identifier} className="authored authored-small mt-3">
          {title && <p className="font-bold">{title}</p>}
          <AuthoredContent nodes={body} />
        </div>
      ))}
      <p className="mt-2 text-soft">
        {turn.complete
          ? 'Your answer is kept. You will see how it went when you finish.'
          : 'This question takes another try.'}
      </p>
    </section>
  )
}
