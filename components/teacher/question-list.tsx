import Link from 'next/link'
import { formatScore, plural } from '#components/ui/format.ts'
import type { LessonPage } from '#lib/teacher/model.ts'
import { choiceWords, facilityWords, keyWords, wrongChoices } from './question-words.ts'

/** So many wrong answers of a question are read at a glance. */
const mostWrong = 3

/** The questions of a lesson, the hardest first, each with its most frequent wrong answers. */
export function QuestionList({
  here,
  questions,
  unanswered,
}: Pick<LessonPage, 'questions' | 'unanswered'> & { here: string }) {
  const link = (question: string) => `${here}/questions/${encodeURIComponent(question)}`
  return (
    <ol className="divide-y divide-line rounded-card border border-line bg-surface">
      {questions.map((question) => (
        <li key={question.question} className="grid gap-1 px-4 py-3">
          <Link
            href={link(question.question)}
            className="inline-flex min-h-11 items-center text-lg font-bold wrap-anywhere text-accent underline-offset-4 hover:underline"
          >
            {question.title}
          </Link>
          <p className="text-soft">{facilityWords(question)}</p>
          {wrongChoices(question).length > 0 && (
            <p className="wrap-anywhere">
              Wrong answers:{' '}
              {wrongChoices(question)
                .slice(0, mostWrong)
                .map(
                  (choice) =>
                    `${choiceWords(choice)} (${choice.count}, ${formatScore(100 * choice.share)} %)`,
                )
                .join(' · ')}
              {wrongChoices(question).length > mostWrong &&
                ` · and ${plural(wrongChoices(question).length - mostWrong, 'other')}`}
            </p>
          )}
          {keyWords(question) && <p className="font-bold text-notyet">The key may be wrong</p>}
        </li>
      ))}
      {unanswered.map(({ question, title }) => (
        <li key={question} className="px-4 py-3">
          <Link
            href={link(question)}
            className="inline-flex min-h-11 items-center font-bold wrap-anywhere text-accent underline-offset-4 hover:underline"
          >
            {title}
          </Link>
          <p className="text-soft">Nobody answered it yet</p>
        </li>
      ))}
    </ol>
  )
}
