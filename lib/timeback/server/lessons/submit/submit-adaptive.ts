import 'server-only'
import { answerServed, serveNext } from '#lib/powerpath/adaptive-attempt.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { SubmitResult } from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { toGrades } from '#lib/timeback/server/gradebook/grades.ts'
import { attemptPool } from '#lib/timeback/server/lessons/attempt/attempt-pool.ts'
import {
  toAdaptiveAttempt,
  toAttemptChange,
  toNewQuestion,
  toStanding,
} from '#lib/timeback/server/lessons/attempt/attempt-state.ts'
import { onFinalized } from '#lib/timeback/server/lessons/attempt/on-finalized.ts'
import {
  type AnswerToSave,
  millisecondsBetween,
  saveAnswer,
  toStoredItem,
  unchanged,
} from './answer-to-save.ts'
import { toSubmitResult } from './submit-result.ts'

/** Moves the score and serves the next question, in one saved step. */
export async function submitAdaptive(deps: Deps, answered: AnswerToSave): Promise<SubmitResult | 'lost'> {
  const { lesson, attempt, standing: read, question, answer, submissionId } = answered
  const now = deps.now()
  const elapsedMs = millisecondsBetween(question.servedAt, now)
  const { skipped } = answer
  // What a client measures of a later turn leaves out those before it.
  const measuredMs = question.turns ? undefined : answered.responseMs
  const responseMs = Math.min(measuredMs ?? elapsedMs, elapsedMs)
  const given = { correct: answer.correct, skipped, responseMs }
  const step = answerServed(toAdaptiveAttempt(attempt), question.identifier, given)
  if (!step.ok) throw new DomainError('STALE_ATTEMPT', `${question.identifier} is not being served.`)
  const { scoreBefore, scoreAfter, reason } = step.value.log
  const pool = await attemptPool(deps.db, { ...attempt, bankVersion: lesson.bankVersion })
  const following = serveNext(step.value.state, pool, read.seenBefore)
  const next = following.served && toNewQuestion(following.served, pool, deps.uuid())
  const { responses, correct, score, maxScore } = answer
  const change = toAttemptChange(following.state, { attempt, now })
  const { totalQuestions, correctQuestions, xp, multiplier } = change
  const result = {
    ...{ correct, score: scoreAfter, complete: scoreAfter >= 100 },
    totals: { totalQuestions, correctQuestions, xp, multiplier },
    ...toStoredItem(answer),
    move: { reason, scoreBefore },
    ...toStanding(following.state, attempt),
  }
  const standing = { ...change, status: change.status === 'finalized' ? change.status : 'open' } as const
  const saved = await saveAnswer(deps, answered, {
    answer: {
      questionId: question.id,
      response: { responses, correct, score, maxScore, scoreBefore, scoreAfter, skipped, responseMs, reason },
      turns: answer.turns,
      submission: { id: submissionId, responses, result },
    },
    change,
    completion: onFinalized(deps, { lesson, attempt, change, standing: read }),
    grades: toGrades({ lessonType: lesson.type, attempt, standing }, [{ ...question, response: answer }]),
    next,
    now,
  })
  const { itemId, difficulty } = question
  return saved
    ? toSubmitResult(deps, { result, itemId, difficulty, responses, attemptSeed: attempt.seed, next })
    : 'lost'
}

/** Keeps a turn that leaves its item open: the score stays and the same question goes on. */
export async function takeTurn(deps: Deps, answered: AnswerToSave): Promise<SubmitResult | 'lost'> {
  const { attempt, question, answer, submissionId } = answered
  const { responses, turns } = answer
  const result = {
    ...{ correct: false, score: attempt.score, complete: false },
    ...toStoredItem(answer),
    ...toStanding(toAdaptiveAttempt(attempt), attempt),
  }
  const saved = await saveAnswer(deps, answered, {
    answer: {
      questionId: question.id,
      response: null,
      turns,
      submission: { id: submissionId, responses, result },
    },
    change: unchanged(attempt),
    now: deps.now(),
  })
  const { itemId, difficulty } = question
  return saved
    ? toSubmitResult(deps, { result, itemId, difficulty, responses, attemptSeed: attempt.seed, next: null })
    : 'lost'
}
