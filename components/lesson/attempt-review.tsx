import { EmptyState } from '#components/ui/empty-state.tsx'
import type { AttemptDetails } from '#lib/timeback/contract/lesson.ts'
import { AttemptFigures } from './attempt-figures.tsx'
import { QuestionReview } from './question-review.tsx'

/** An attempt whole: its figures, then every question; the same for the student and the teacher. */
export function AttemptReview({ details }: { details: AttemptDetails }) {
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
    </div>
  )
}
