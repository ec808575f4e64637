import { assert } from '#lib/std/assert.ts'
import type { Random } from '#lib/std/random.ts'
import type { ItemFacts } from './response-model.ts'

/** A question that may be served; ids are unique in a pool. */
export type PoolItem = ItemFacts & { id: string }

export type Candidates<Item extends PoolItem> = {
  pool: readonly Item[]
  /** Ids served in this attempt, oldest first; an id served twice is there twice. */
  seenInAttempt: readonly string[]
  /** Ids that the student has seen, or seen the key of, anywhere before this attempt. */
  seenBefore: ReadonlySet<string>
  random: Random
}

/** One of the items, which are not none. Sorted first: a database promises no order, and a replay must pick the same. */
export function pick<Item extends PoolItem>(items: readonly Item[], random: Random): Item {
  const sorted = items.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const picked = sorted[Math.floor(random() * sorted.length)]
  assert(picked, 'a level to pick from is not empty')
  return picked
}

/** The protocol leaves the order of repeats open (§2.2); this one never serves twice in a row. */
export function leastRecentlySeen<Item extends PoolItem>(
  pool: readonly Item[],
  seen: readonly string[],
): Item | null {
  const lastSeenAt = new Map(seen.map((id, index) => [id, index]))
  const lastIndex = ({ id }: Item) => lastSeenAt.get(id) ?? -1
  const [first = null] = pool
  return pool.reduce(
    (oldest, item) => (oldest && lastIndex(oldest) <= lastIndex(item) ? oldest : item),
    first,
  )
}
