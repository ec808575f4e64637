import 'server-only'
import type { SubmitResult } from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { toAdaptiveAttempt, toStanding } from '#lib/timeback/server/lessons/attempt/adaptive-state.ts'
import { type AnswerToSave, saveAnswer, toStoredItem, unchanged } from './answer-to-save.ts'
import { toSubmitResult } from './submit-result.ts'

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
