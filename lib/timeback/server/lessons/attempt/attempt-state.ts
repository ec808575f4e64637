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
import { scoreLinear } from '#lib/powerpath/linear-score.ts'
import { COMPLETE_SCORE } from '#lib/powerpath/mastery.ts'
import { needsHelp } from '#lib/powerpath/needs-help.ts'
import { MAX_QUESTIONS_LEFT } from '#lib/powerpath/questions-left.ts'
import { awardXp, explainXp, type XpAward, xpStanding } from '#lib/powerpath/xp.ts'
import { assert } from '#lib/std/assert.ts'
import { isAdaptive } from '#lib/std/terms.ts'
import type { XpStanding } from '#lib/timeback/contract/lesson.ts'

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

/** How an attempt stands to its XP; an open linear one tells only `toTeacher` what is right. */
export function attemptXp(attempt: AttemptRow, { toTeacher = false } = {}): XpStanding {
  const { xpWorth: worth, number, status, xp } = attempt
  const withheld = status === 'open' && !isAdaptive(attempt.lessonType) && !toTeacher
  // An attempt that was left for a later one pays nothing any more.
  const paid = status === 'superseded' ? 0 : xp
  return xpStanding({ worth, attempt: number, paid }, withheld ? null : countOf(attempt))
}

function countOf(attempt: AttemptRow) {
  return isAdaptive(attempt.lessonType)
    ? totals(toAdaptiveAttempt(attempt)).xp
    : scoreAnswered(attempt.questions).xp
}

/** Why a finalised attempt earned what it did (Timeback protocol §2.3). */
export function xpReason({ xpWorth: worth, multiplier, number: attempt }: AttemptRow): string {
  return explainXp({ worth, multiplier: multiplier ?? 0, attempt })
}
