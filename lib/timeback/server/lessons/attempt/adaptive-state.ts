import 'server-only'
import type {
  AttemptChange,
  AttemptRow,
  NewQuestion,
  QuestionRow,
  ResponseRow,
} from '#lib/db/attempts/attempt-row.ts'
import type { AdaptiveStanding } from '#lib/db/attempts/submissions.ts'
import type { PoolRow } from '#lib/db/content/banks.ts'
import {
  type AdaptiveAttempt,
  estimateQuestionsLeft,
  type ServedQuestion,
  totals,
} from '#lib/powerpath/adaptive-attempt.ts'
import { COMPLETE_SCORE } from '#lib/powerpath/mastery.ts'
import { needsHelp } from '#lib/powerpath/needs-help.ts'
import { MAX_QUESTIONS_LEFT } from '#lib/powerpath/questions-left.ts'
import { awardXp, type XpAward, xpStanding } from '#lib/powerpath/xp.ts'
import { assert } from '#lib/std/assert.ts'

/** The stored attempt as the pure rules see it. */
export function toAdaptiveAttempt(attempt: AttemptRow): AdaptiveAttempt {
  const { seed, policy, score, questions } = attempt
  return { seed, policy, score, served: questions.map(toServed) }
}

function toServed(question: QuestionRow): ServedQuestion {
  const { ordinal, identifier: questionId, difficulty, profile, firstExposure, response } = question
  return {
    ordinal,
    questionId,
    difficulty,
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
  const { itemId, scored } = item
  return { id, ordinal, itemId, identifier: questionId, difficulty, scored, profile, firstExposure }
}

/** What an adaptive lesson says besides the score, in this state. */
export function toStanding(state: AdaptiveAttempt, attempt: AttemptRow): AdaptiveStanding {
  const help = needsHelp(state)
  const questionsLeft = estimateQuestionsLeft(state)
  return {
    ...(questionsLeft < MAX_QUESTIONS_LEFT && { questionsLeft }),
    ...(help && { help }),
    xpStanding: xpStanding(
      { worth: attempt.xpWorth, attempt: attempt.number, paid: toAward(state, attempt)?.xp ?? null },
      totals(state).xp,
    ),
  }
}

/** What the attempt's row becomes in this state; XP is awarded when it is complete (protocol §2.3). */
export function toAttemptChange(
  state: AdaptiveAttempt,
  { attempt, now }: { attempt: AttemptRow; now: Date },
): AttemptChange {
  const { totalQuestions, correctQuestions } = totals(state)
  const award = toAward(state, attempt)
  return {
    status: award ? 'finalized' : 'open',
    score: state.score,
    totalQuestions,
    correctQuestions,
    xp: award?.xp ?? null,
    multiplier: award?.multiplier ?? null,
    helpCause: needsHelp(state)?.cause ?? null,
    completedAt: award ? now : null,
  }
}

/** What it earns once it is complete. */
function toAward(state: AdaptiveAttempt, { xpWorth: worth, number }: AttemptRow): XpAward | null {
  return state.score >= COMPLETE_SCORE ? awardXp({ worth, attempt: number, ...totals(state).xp }) : null
}
