import { evidenceOf } from '#lib/powerpath/evidence-policy.ts'
import { type ItemProfile, LEVEL_RATING } from '#lib/powerpath/response-model.ts'
import type { GivenAnswer } from '#lib/powerpath/scoring-policy.ts'
import type { Difficulty } from '#lib/std/terms.ts'
import { createEloEstimator } from './elo-estimator.ts'

/** A student's answer to an item that they had never been shown. */
export type FirstAnswer = {
  student: string
  item: string
  /** As it was served then. */
  profile: ItemProfile
  given: GivenAnswer
}

/** What answers tell of an item; null where they do not tell enough. */
export type ItemEstimate = {
  /** In logits, on the scale of the levels. */
  rating: number | null
  typicalMs: number | null
}

/** The answers at which an estimate weighs as much as the label that an author gave. */
const LABEL_WEIGHT = 20
/** A median of fewer times says little about the next student. */
const MIN_TIMES = 10

/**
 * How hard the items of one lesson are and how long they take, from all first answers in the order in which
 * they were given: the same log gives the same estimates. Rapid answers are left out, as they are no evidence.
 * Elo ratings are true but for a constant, and the scoring needs it: the mean of the labels gives it, so that a
 * lesson as a whole is neither harder nor easier than its author says.
 */
export function estimateItems(
  items: readonly { id: string; difficulty: Difficulty }[],
  answers: readonly FirstAnswer[],
): Map<string, ItemEstimate> {
  const estimator = createEloEstimator()
  const seen = new Map<string, { answers: number; timesMs: number[] }>()
  for (const { student, item, profile, given } of answers) {
    const evidence = evidenceOf({ profile, firstExposure: true }, given)
    if (evidence === 'rapid') continue
    estimator.learn({ student, item, skill: LESSON, correct: evidence === 'right' })
    const own = seen.get(item) ?? { answers: 0, timesMs: [] }
    seen.set(item, own)
    own.answers += 1
    if (!given.skipped && given.responseMs != null) own.timesMs.push(given.responseMs)
  }
  const rated = items.map(({ id, difficulty }) => {
    const { answers: count, timesMs } = seen.get(id) ?? { answers: 0, timesMs: [] }
    const label = LEVEL_RATING[difficulty]
    const weight = count / (count + LABEL_WEIGHT)
    const off = (estimator.itemRating({ item: id, skill: LESSON }) ?? label) - label
    return { id, label, weight, off, timesMs }
  })
  const mean = weightedMean(rated)
  return new Map(
    rated.map(({ id, label, weight, off, timesMs }) => [
      id,
      { rating: weight > 0 ? rounded(label + weight * (off - mean)) : null, typicalMs: median(timesMs) },
    ]),
  )
}

/** One lesson is one skill. */
const LESSON = ''

/** Of how far the estimates are off the labels, the better known the more. */
function weightedMean(rated: readonly { off: number; weight: number }[]): number {
  const total = rated.reduce((sum, { weight }) => sum + weight, 0)
  return total === 0 ? 0 : rated.reduce((sum, { off, weight }) => sum + off * weight, 0) / total
}

/** Finer than any student can tell. */
function rounded(rating: number): number {
  return Math.round(rating * 1000) / 1000
}

function median(timesMs: readonly number[]): number | null {
  if (timesMs.length < MIN_TIMES) return null
  const sorted = timesMs.toSorted((a, b) => a - b)
  return Math.max(1, Math.round(sorted[Math.floor(sorted.length / 2)] ?? 1))
}
