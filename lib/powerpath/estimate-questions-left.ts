import { defaultDifficulty } from '#lib/std/terms.ts'
import type { AdaptiveAttempt } from './adaptive-attempt.ts'
import { answersOf, asAsked, policyOf } from './attempt-standing.ts'
import { toItemProfile } from './item-profile.ts'

/** About how many questions are left to 100 in this attempt under its policy; see `questionsLeft`. */
export function estimateQuestionsLeft(state: AdaptiveAttempt): number {
  const policy = policyOf(state)
  const counted = answersOf(state).filter(({ asked, given }) => policy.counts(asked, given))
  const correct = counted.filter(({ given }) => given.correct).length
  const last = state.served.at(-1)
  const { guessing } = last ? asAsked(state, last).profile : toItemProfile({ difficulty: defaultDifficulty })
  return policy.questionsLeft(state.score, { total: counted.length, correct }, guessing)
}
