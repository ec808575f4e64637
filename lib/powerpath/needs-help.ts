import type { HelpCause, MissCause } from '#lib/std/terms.ts'
import { type AdaptiveAttempt, asAsked, policyOf, type ServedQuestion } from './adaptive-attempt.ts'
import { COMPLETE_SCORE } from './mastery.ts'

/** Why and how a lesson yields to a student who is not getting there. */
export type Help = {
  cause: HelpCause
  /** What to offer, in this order. */
  offers: readonly HelpOffer[]
}

type HelpOffer = 'worked-example' | 'easier-lesson' | 'tell-teacher'

/**
 * Answers without mastery after which more of the same does not help. Students who master a skill mostly do
 * within 10 to 15 (Beck & Gong 2013, “wheel-spinning”); this leaves twice that for a change in between.
 */
const MAX_ANSWERS = 30
/** So many not right one after the other offer a step down. */
const MISSES_IN_A_ROW = 3
/** And so do fewer than half right of the latest ten, as soon as there are five. */
const RECENT = { most: 10, fewest: 5 }

/**
 * What to offer to a student who is not getting there, null while there is no need: as soon as no question is
 * left that could move the score, from 30 unmastered answers that a policy could count on, and while the
 * latest answers are mostly misses.
 */
export function needsHelp(state: AdaptiveAttempt): Help | null {
  const last = state.served.at(-1)
  if (state.score >= COMPLETE_SCORE || !last) return null
  if (!canCount(state, last)) return { cause: 'no-new-questions', offers: EXAMPLE_FIRST }
  const answers = state.served.filter((question) => question.answer && canCount(state, question))
  if (answers.length >= MAX_ANSWERS) return { cause: 'many-questions', offers: EXAMPLE_FIRST }
  const cause = missesOf(state.served.flatMap(({ answer }) => answer?.correct ?? []))
  return cause && { cause, offers: STEP_DOWN_FIRST }
}

/** What answers say, the latest last; “I don't know yet” is one that is not right. */
export function missesOf(answers: readonly boolean[]): MissCause | null {
  const latest = answers.slice(-MISSES_IN_A_ROW)
  if (latest.length === MISSES_IN_A_ROW && latest.every((right) => !right)) return 'misses-in-a-row'
  const recent = answers.slice(-RECENT.most)
  const right = recent.filter(Boolean).length
  return recent.length >= RECENT.fewest && 2 * right < recent.length ? 'low-accuracy' : null
}

const EXAMPLE_FIRST = ['worked-example', 'easier-lesson', 'tell-teacher'] as const
const STEP_DOWN_FIRST = ['easier-lesson', 'worked-example', 'tell-teacher'] as const

/** Under evidence a repeat cannot; the published policy counts it like any other question. */
function canCount(state: AdaptiveAttempt, question: ServedQuestion): boolean {
  return policyOf(state).counts(asAsked(state, question), { correct: true })
}
