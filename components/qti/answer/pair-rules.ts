/** Something that can be paired; `matchMax` 0 = any number of times. */
export type Pairable = { identifier: string; matchMin: number; matchMax: number; matchGroup?: string[] }

/** `maxAssociations` 0 = any number of pairs. */
export type PairRules = { members: readonly Pairable[]; maxAssociations: number }

/**
 * The pairs after `first` and `second` are put together: taken apart if they were, else added. Where a
 * limit is reached, the oldest pair that stands in the way makes room, so that no press is without effect.
 */
export function togglePair(
  rules: PairRules,
  pairs: readonly string[],
  [first, second]: readonly [string, string],
): string[] {
  const apart = pairs.filter((pair) => pair !== `${first} ${second}` && pair !== `${second} ${first}`)
  return apart.length < pairs.length ? apart : addPair(rules, pairs, [first, second])
}

/** The pairs with this one; see `togglePair`. */
export function addPair(
  { members, maxAssociations }: PairRules,
  pairs: readonly string[],
  [first, second]: readonly [string, string],
): string[] {
  let kept = pairs
  for (const member of members) {
    const { identifier, matchMax } = member
    if (identifier === first || identifier === second)
      kept = makeRoom(kept, matchMax, (pair) => halvesOf(pair).includes(identifier))
  }
  kept = makeRoom(kept, maxAssociations, () => true)
  return [...kept, `${first} ${second}`]
}

/**
 * QTI 3, `match-group`: two may be paired if each has no group, or its group holds the other's identifier,
 * or their groups share a name.
 */
export function mayPair(one: Pairable, other: Pairable): boolean {
  return admits(one, other) && admits(other, one)
}

export function halvesOf(pair: string): [first: string, second: string] {
  const [first = '', second = ''] = pair.split(' ')
  return [first, second]
}

/** How often `identifier` is in use. */
export function usesOf(pairs: readonly string[], identifier: string): number {
  return pairs.filter((pair) => halvesOf(pair).includes(identifier)).length
}

/** The same pair, whichever half is named first. */
export function isSamePair(left: string, right: string): boolean {
  const [first, second] = halvesOf(left)
  return left === right || right === `${second} ${first}`
}

function admits({ matchGroup }: Pairable, other: Pairable): boolean {
  if (!matchGroup || matchGroup.length === 0) return true
  return matchGroup.some((name) => name === other.identifier || (other.matchGroup?.includes(name) ?? false))
}

function makeRoom(
  pairs: readonly string[],
  max: number,
  counts: (pair: string) => boolean,
): readonly string[] {
  const counted = pairs.filter(counts)
  if (max === 0 || counted.length < max) return pairs
  const leaving = counted.slice(0, counted.length - max + 1)
  return pairs.filter((pair) => !leaving.includes(pair))
}
