import 'server-only'
import type { AttemptChange, AttemptRow, ResponseRow } from '#lib/db/attempts/attempt-row.ts'
import { scoreLinear } from '#lib/powerpath/linear-score.ts'
import { awardXp } from '#lib/powerpath/xp.ts'

/** What finalisation makes of a linear attempt: unanswered questions count as wrong. */
export function toFinalized(attempt: AttemptRow, now: Date): AttemptChange & { status: 'finalized' } {
  const { score, totalQuestions, correctQuestions, xp: count } = scoreAnswered(attempt.questions)
  const { xp, multiplier } = awardXp({ worth: attempt.xpWorth, attempt: attempt.number, ...count })
  const totals = { score, totalQuestions, correctQuestions }
  return { status: 'finalized', ...totals, xp, multiplier, helpCause: null, completedAt: now }
}

/** What the answers so far come to, out of all questions that are scored. */
export function scoreAnswered(
  questions: readonly {
    scored: boolean
    response: Pick<ResponseRow, 'correct' | 'score' | 'maxScore' | 'skipped'> | null
  }[],
) {
  return scoreLinear(
    questions
      .filter(({ scored }) => scored)
      .map(({ response }) => ({
        score: response ? Math.max(0, response.score / response.maxScore) : 0,
        correct: response?.correct ?? false,
        skipped: response?.skipped ?? false,
      })),
  )
}
