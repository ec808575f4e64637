import type { Difficulty } from './difficulty.ts'
import { type ItemProfile, toItemProfile } from './item-profile.ts'
import { scoringPolicies } from './scoring-policies.ts'
import type { AskedQuestion, GivenAnswer, PolicyName, ScoringPolicy, Standing } from './scoring-policy.ts'

/** One attempt at a `powerpath-100` lesson; only its last question can be open. */
export type AdaptiveAttempt = {
  seed: number
  /** The policy it began with; `published` when absent. */
  policy?: PolicyName | undefined
  /** 0–100; 100 is complete. */
  score: number
  served: readonly ServedQuestion[]
}

export type ServedQuestion = {
  /** 1, 2, 3, … within the attempt. */
  ordinal: number
  questionId: string
  difficulty: Difficulty
  /** What was known of the item when it was served; taken from the difficulty when absent. */
  profile?: ItemProfile | undefined
  /** The student had never been shown it, nor its key; when absent, its first serving here is. */
  firstExposure?: boolean | undefined
  answer: null | (GivenAnswer & { scoreBefore: number; scoreAfter: number })
}

/** The policy that the attempt began with. */
export function policyOf({ policy }: AdaptiveAttempt): ScoringPolicy {
  return scoringPolicies[policy ?? 'published']
}

/** The score as it is kept, and the ability worked out from the log, so that nothing else need be stored. */
export function standingOf(state: AdaptiveAttempt): Standing {
  const policy = policyOf(state)
  const { ability } = answersOf(state).reduce(
    (standing, { asked, given }) => policy.score(standing, asked, given).standing,
    policy.start,
  )
  return { score: state.score, ability }
}

/** What a policy knows of a served question. */
export function asAsked(state: AdaptiveAttempt, question: ServedQuestion): AskedQuestion {
  const { questionId, ordinal, profile, firstExposure } = question
  return {
    profile: profile ?? toItemProfile(question),
    firstExposure:
      firstExposure ??
      !state.served.some((other) => other.ordinal < ordinal && other.questionId === questionId),
  }
}

/** The answers of an attempt with what was asked, in order. */
export function answersOf(state: AdaptiveAttempt): { asked: AskedQuestion; given: GivenAnswer }[] {
  return state.served.flatMap((question) =>
    question.answer ? [{ asked: asAsked(state, question), given: question.answer }] : [],
  )
}
