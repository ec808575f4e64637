import type { AdaptiveAttempt, ServedQuestion } from './adaptive-attempt.ts'
import { asAsked, policyOf } from './attempt-standing.ts'

/**
 * The attempt with every score worked out again from its log. Equal to it bit for bit, unless an answer was
 * regraded or the policy's constants were changed: then it is what the score would be.
 */
export function replayAttempt(state: AdaptiveAttempt): AdaptiveAttempt {
  const policy = policyOf(state)
  let standing = policy.start
  const served = state.served.map((question): ServedQuestion => {
    if (!question.answer) return question
    const scoreBefore = standing.score
    standing = policy.score(standing, asAsked(state, question), question.answer).standing
    return { ...question, answer: { ...question.answer, scoreBefore, scoreAfter: standing.score } }
  })
  return { ...state, score: standing.score, served }
}
