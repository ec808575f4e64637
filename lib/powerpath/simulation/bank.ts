import type { PoolItem } from '#lib/powerpath/scoring-policy.ts'
import { defaultDifficulty, difficulties } from '#lib/std/terms.ts'

/** The questions of a simulated lesson. */
export type Bank = {
  pool: readonly PoolItem[]
  /** Every serving is of a new question like the one in the pool. */
  endless: boolean
  /** Standard deviation, in logits, of the true rating around the label. */
  labelError: number
}

/** How long every simulated question typically takes. */
export const TYPICAL_MS = 20_000

/** Questions of three levels without end; `guessing` 0–1, four choices when absent. */
export function endlessBank({ guessing = 0.25, labelError = 0 } = {}): Bank {
  const pool = difficulties.map((difficulty) => ({
    id: difficulty,
    difficulty,
    guessing,
    typicalMs: TYPICAL_MS,
  }))
  return { pool, endless: true, labelError }
}

/** Questions without end whose ratings lie half a logit apart, as the estimator leaves a grown bank. */
export function gradedBank({ guessing = 0.25 } = {}): Bank {
  const pool = Array.from({ length: 17 }, (_, step) => {
    const rating = -3.5 + step / 2
    return { id: `rated ${rating}`, difficulty: defaultDifficulty, rating, guessing, typicalMs: TYPICAL_MS }
  })
  return { pool, endless: true, labelError: 0 }
}

/** A bank of so many questions, a third of each level. */
export function smallBank(size: number, { guessing = 0.25 } = {}): Bank {
  const pool = Array.from({ length: size }, (_, index) => ({
    id: `item ${index}`,
    difficulty: difficulties[index % difficulties.length] ?? defaultDifficulty,
    guessing,
    typicalMs: TYPICAL_MS,
  }))
  return { pool, endless: false, labelError: 0 }
}
