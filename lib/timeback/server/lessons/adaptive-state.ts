import 'server-only'
import type { AttemptChange, AttemptRow, NewQuestion, QuestionRow } from '#lib/db/attempt-row.ts'
import type { LessonRow, PoolRow } from '#lib/db/lessons.ts'
import { type AdaptiveAttempt, type ServedQuestion, totals } from '#lib/powerpath/adaptive-attempt.ts'
import { awardXp } from '#lib/powerpath/award-xp.ts'
import { assert } from '#lib/std/assert.ts'

/** The stored attempt as the pure rules see it. */
export function toAdaptiveAttempt(attempt: AttemptRow): AdaptiveAttempt {
  return { seed: attempt.seed, score: attempt.score, served: attempt.questions.map(toServed) }
}

function toServed({ ordinal, identifier, difficulty, response }: QuestionRow): ServedQuestion {
  const answer = response && {
    correct: response.correct,
    scoreBefore: response.scoreBefore,
    scoreAfter: response.scoreAfter,
  }
  return { ordinal, questionId: identifier, difficulty, answer }
}

/** A serving decided by the rules, with the version of the item that is in the pool now. */
export function toNewQuestion(served: ServedQuestion, pool: PoolRow[], id: string): NewQuestion {
  const item = pool.find((candidate) => candidate.id === served.questionId)
  assert(item, 'a question is served from the pool')
  const { ordinal, questionId, difficulty } = served
  return { id, ordinal, itemId: item.itemId, identifier: questionId, difficulty }
}

/** What the attempt's row becomes in this state; XP is awarded when it is complete (protocol §2.3). */
export function toAttemptChange(
  state: AdaptiveAttempt,
  { lesson, attempt, now }: { lesson: LessonRow; attempt: AttemptRow; now: Date },
): AttemptChange {
  const { totalQuestions, correctQuestions, accuracy } = totals(state)
  const complete = state.score >= 100
  const award = complete ? awardXp({ resourceXp: lesson.xp, accuracy, attempt: attempt.number }) : null
  return {
    status: complete ? 'finalized' : 'open',
    score: state.score,
    totalQuestions,
    correctQuestions,
    xp: award?.xp ?? null,
    multiplier: award?.multiplier ?? null,
    helpCause: null,
    completedAt: complete ? now : null,
  }
}
