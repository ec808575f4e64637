import 'server-only'
import type { AttemptChange, AttemptRow } from '#lib/db/attempt-row.ts'
import type { LessonRow } from '#lib/db/lessons.ts'
import { awardXp } from '#lib/powerpath/award-xp.ts'
import { scoreLinear } from '#lib/powerpath/linear-score.ts'

/** What finalisation makes of a linear attempt: unanswered questions count as wrong. */
export function toFinalized(
  attempt: AttemptRow,
  { lesson, now }: { lesson: LessonRow; now: Date },
): AttemptChange & { status: 'finalized' } {
  const { score, accuracy, totalQuestions, correctQuestions } = scoreLinear(
    attempt.questions.map(({ response }) => ({
      score: response ? Math.max(0, response.score / response.maxScore) : 0,
      correct: response?.correct ?? false,
    })),
  )
  const { xp, multiplier } = awardXp({ resourceXp: lesson.xp, accuracy, attempt: attempt.number })
  return { status: 'finalized', score, totalQuestions, correctQuestions, xp, multiplier, completedAt: now }
}
