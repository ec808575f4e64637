import { ChevronDown } from 'lucide-react'
import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import { questionText } from '#components/qti/content/plain-text.ts'
import { QtiItem } from '#components/qti/qti-item.tsx'
import { AnswerMark, type AnswerMarkName } from '#components/ui/answer-mark.tsx'
import { formatScore } from '#components/ui/format.ts'
import { LocalTime } from '#components/ui/local-time.tsx'
import type { LessonAttemptQuestion } from '#lib/timeback/contract/lesson.ts'

/** One question in one line, which opens to the question as it was seen, with the answer and the key. */
export function QuestionReview({
  number,
  question,
  open,
}: {
  number: number
  question: LessonAttemptQuestion
  open: boolean
}) {
  const {
    content,
    responses,
    correctResponses,
    correct,
    feedback = [],
    answered,
    answeredAt,
    skipped,
    unscored,
    reason,
  } = question
  return (
    <details open={open} className="group break-inside-avoid">
      <summary className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-accent-tint sm:flex-nowrap">
        <span className="w-7 shrink-0 font-bold text-soft tabular-nums">{number}</span>
        <span className="min-w-0 flex-1 text-lg max-sm:order-last max-sm:line-clamp-2 max-sm:basis-full sm:truncate">
          {questionText(content.item)}
        </span>
        <ScoreMove question={question} />
        <AnswerMark mark={markOf(question)} />
        <ChevronDown
          aria-hidden
          className="ms-auto size-5 shrink-0 text-soft transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="border-t border-line bg-ground px-4 py-6 sm:px-8">
        <QtiItem
          item={content.item}
          responses={responses}
          review={unscored ? { correctResponses: undefined } : { correctResponses, correct }}
        />
        {!answered && !unscored && (
          <p className="mt-4 font-bold text-soft">
            {skipped ? 'The answer was “I don’t know yet”.' : 'No answer was given.'}
          </p>
        )}
        {reason && (
          <p className="mt-4">
            <ScoreMove question={question} />: {reason}
          </p>
        )}
        {feedback.map(({ identifier, title, body }) => (
          <div
            key={identifier}
            className="authored authored-small mt-4 rounded-card border border-line bg-surface p-4"
          >
            {title && <p className="font-bold">{title}</p>}
            <AuthoredContent nodes={body} />
          </div>
        ))}
        {answeredAt && (
          <p className="mt-4 text-soft">
            Answered <LocalTime at={answeredAt} />
          </p>
        )}
      </div>
    </details>
  )
}

function ScoreMove({ question: { scoreBefore, scoreAfter } }: { question: LessonAttemptQuestion }) {
  if (scoreBefore === undefined || scoreAfter === undefined) return null
  return (
    <span className="shrink-0 text-soft tabular-nums">
      <span className="sr-only">Score </span>
      {formatScore(scoreBefore)} → {formatScore(scoreAfter)}
    </span>
  )
}

/** An open linear attempt does not tell yet what is right: its questions have no score. */
function markOf({ answered, skipped, unscored, correct, score }: LessonAttemptQuestion): AnswerMarkName {
  if (unscored) return answered ? 'given' : 'unscored'
  if (skipped) return 'skipped'
  if (!answered) return 'none'
  if (correct) return 'right'
  if (score === undefined) return 'given'
  return score > 0 ? 'partly' : 'not-yet'
}
