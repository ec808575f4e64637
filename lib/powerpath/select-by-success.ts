import { toItemProfile } from './item-profile.ts'
import { successChance } from './response-model.ts'
import { type Candidates, leastRecentlySeen, type PoolItem, pick } from './select-question.ts'

/** Hard enough to tell, easy enough to go on: between the adaptive practice of Math Garden and the “85 % rule”. */
const TARGET_SUCCESS = 0.7
/** Items whose chances differ by less are alike; chance picks among them, so that no item wears out. */
const TOLERANCE = 0.03

/**
 * The item whose predicted success is nearest to 70 %: among those that the student never saw, else those not
 * seen in this attempt, else the least recently seen. Null only for an empty pool.
 */
export function selectBySuccess<Item extends PoolItem>(
  ability: number,
  { pool, seenInAttempt, seenBefore, random }: Candidates<Item>,
): Item | null {
  const seen = new Set(seenInAttempt)
  const unseen = pool.filter(({ id }) => !seen.has(id))
  const fresh = unseen.filter(({ id }) => !seenBefore.has(id))
  const candidates = fresh.length > 0 ? fresh : unseen
  if (candidates.length === 0) return leastRecentlySeen(pool, seenInAttempt)
  const distances = candidates.map((item) =>
    Math.abs(successChance(ability, toItemProfile(item)) - TARGET_SUCCESS),
  )
  const nearest = Math.min(...distances)
  return pick(
    candidates.filter((_, index) => (distances[index] ?? 0) <= nearest + TOLERANCE),
    random,
  )
}
