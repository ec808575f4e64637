import { EmptyState } from '#components/ui/empty-state.tsx'
import type { RunSummary } from '#lib/timeback/contract/activity.ts'
import type { AttemptDetails } from '#lib/timeback/contract/lesson.ts'
import { AttemptFigures } from './attempt-figures.tsx'
import { CountedTime } from './counted-time.tsx'
import { QuestionReview } from './question-review.tsx'

/** An attempt whole: its figures, every question, its time; the same for the student and the teacher. */
export function AttemptReview({ details, runs }: { details: AttemptDetails; runs: RunSummary[] }) {
  const questions = details.lessonType === 'powerpath-100' ? details.seenQuestions : details.questions
  return (
    <div className="grid grid-cols-1 gap-10">
      <AttemptFigures details={details} />
      <section aria-labelledby="questions">
        <h2 id="questions" className="mb-3 text-2xl font-bold">
          Questions
        </h2>
        {questions.length === 0 ? (
          <EmptyState title="No question was answered." />
        ) : (
          <ol className="overflow-hidden rounded-card border border-line bg-surface">
            {questions.map((question, index) => (
              <li
                key={`${question.id} ${question.answeredAt}`}
                className="border-b border-line last:border-b-0"
              >
                <QuestionReview number={index + 1} question={question} />
              </li>
            ))}
          </ol>
        )}
      </section>
      <CountedTime runs={runs} />
    </div>
  )
}
