import type { Outcome } from './simulate.ts'

/** Share of the learners that were given mastery by this question, 0–1. */
export function masteredBy(outcomes: readonly Outcome[], question: number): number {
  const mastered = outcomes.filter(({ masteredAt }) => masteredAt !== null && masteredAt <= question)
  return mastered.length / outcomes.length
}

/** Questions that this share (0–1) of the learners needed at most; null when fewer got there. */
export function questionsToMastery(outcomes: readonly Outcome[], share: number): number | null {
  const sorted = outcomes
    .map(({ masteredAt }) => masteredAt ?? Number.POSITIVE_INFINITY)
    .sort((a, b) => a - b)
  const at = sorted[Math.ceil(share * sorted.length) - 1] ?? Number.POSITIVE_INFINITY
  return Number.isFinite(at) ? at : null
}

/** The largest fall of the meter in one step that any learner saw. */
export function largestDrop(outcomes: readonly Outcome[]): number {
  return outcomes.reduce((largest, outcome) => Math.max(largest, outcome.largestDrop), 0)
}
