import type { AdaptiveAttempt, ServedQuestion } from './adaptive-attempt.ts'
import { asAsked, policyOf } from './attempt-standing.ts'
import { COMPLETE_SCORE } from './published-score.ts'

/** Why and how a lesson yields to a student who is not getting there. */
export type Help = {
  cause: 'many-questions' | 'no-new-questions'
  /** What to offer, in this order. */
  offers: readonly HelpOffer[]
  /** What to say, in words a child reads. */
  reason: string
}

type HelpOffer = 'worked-example' | 'easier-lesson' | 'tell-teacher'

/**
 * Answers without mastery after which more of the same does not help. Students who master a skill mostly do
 * within 10 to 15 (Beck & Gong 2013, “wheel-spinning”); this leaves twice that for a change in between.
 */
const MAX_ANSWERS = 30

/**
 * What to offer to a student who is not getting there, null while there is no need: from 30 unmastered answers
 * that a policy could count on, and as soon as no question is left that could move the score.
 */
export function needsHelp(state: AdaptiveAttempt): Help | null {
  const last = state.served.at(-1)
  if (state.score >= COMPLETE_SCORE || !last) return null
  if (!canCount(state, last)) return { cause: 'no-new-questions', offers: OFFERS, reason: NO_NEW_QUESTIONS }
  const answers = state.served.filter((question) => question.answer && canCount(state, question))
  if (answers.length < MAX_ANSWERS) return null
  return { cause: 'many-questions', offers: OFFERS, reason: MANY_QUESTIONS }
}

const OFFERS = ['worked-example', 'easier-lesson', 'tell-teacher'] as const
const MANY_QUESTIONS = 'You have worked through many questions. Here is what can help.'
const NO_NEW_QUESTIONS = 'You have seen all the questions of this lesson. Here is what can help.'

/** Under evidence a repeat cannot; the published policy counts it like any other question. */
function canCount(state: AdaptiveAttempt, question: ServedQuestion): boolean {
  return policyOf(state).counts(asAsked(state, question), { correct: true })
}
