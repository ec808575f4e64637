import 'server-only'
import type { AttemptChange, AttemptRow, NewQuestion, QuestionRow, ResponseRow } from '#lib/db/attempt-row.ts'
import type { LessonRow, PoolRow } from '#lib/db/lessons.ts'
import type { AdaptiveStanding } from '#lib/db/submissions.ts'
import { type AdaptiveAttempt, type ServedQuestion, totals } from '#lib/powerpath/adaptive-attempt.ts'
import { awardXp } from '#lib/powerpath/award-xp.ts'
import { estimateQuestionsLeft } from '#lib/powerpath/estimate-questions-left.ts'
import { needsHelp } from '#lib/powerpath/needs-help.ts'
import { MAX_QUESTIONS_LEFT } from '#lib/powerpath/questions-left.ts'
import { assert } from '#lib/std/assert.ts'

/** The stored attempt as the pure rules see it. */
export function toAdaptiveAttempt(attempt: AttemptRow): AdaptiveAttempt {
  const { seed, policy, score, questions } = attempt
  return { seed, policy, score, served: questions.map(toServed) }
}

function toServed(question: QuestionRow): ServedQuestion {
  const { ordinal, identifier, difficulty, profile, firstExposure, response } = question
  return {
    ...{ ordinal, questionId: identifier, difficulty },
    profile: profile ?? undefined,
    firstExposure: firstExposure ?? undefined,
    answer: response && toAnswer(response),
  }
}

function toAnswer({ correct, skipped, responseMs, scoreBefore, scoreAfter }: ResponseRow) {
  return { correct, skipped, responseMs, scoreBefore, scoreAfter }
}

/** A serving decided by the rules, with the version of the item that is in the pool now. */
export function toNewQuestion(served: ServedQuestion, pool: PoolRow[], id: string): NewQuestion {
  const item = pool.find((candidate) => candidate.id === served.questionId)
  assert(item, 'a question is served from the pool')
  const { ordinal, questionId, difficulty, profile = null, firstExposure = null } = served
  return { id, ordinal, itemId: item.itemId, identifier: questionId, difficulty, profile, firstExposure }
}

/** What an adaptive lesson says besides the score, in this state. */
export function toStanding(state: AdaptiveAttempt, reason?: string | null): AdaptiveStanding {
  const help = needsHelp(state)
  const questionsLeft = estimateQuestionsLeft(state)
  return {
    ...(reason && { reason }),
    ...(questionsLeft < MAX_QUESTIONS_LEFT && { questionsLeft }),
    ...(help && { help }),
  }
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
    helpCause: needsHelp(state)?.cause ?? null,
    completedAt: complete ? now : null,
  }
}
