import type { MatchInteraction, PublicAssociableChoice } from '#lib/qti/public/public-item.ts'

/**
 * The pairs after a press on `target` in the line of `source`: taken away if it was there, else added.
 * Where a limit is reached (`matchMax`, `maxAssociations`; 0 = none), the oldest pair that stands in
 * the way makes room, so that no press is without effect.
 */
export function togglePair(
  { sources, targets, maxAssociations }: MatchInteraction,
  pairs: readonly string[],
  source: string,
  target: string,
): string[] {
  const pair = `${source} ${target}`
  if (pairs.includes(pair)) return pairs.filter((other) => other !== pair)
  let kept = makeRoom(pairs, matchMaxOf(sources, source), (other) => other.startsWith(`${source} `))
  kept = makeRoom(kept, matchMaxOf(targets, target), (other) => other.endsWith(` ${target}`))
  kept = makeRoom(kept, maxAssociations, () => true)
  return [...kept, pair]
}

function matchMaxOf(choices: readonly PublicAssociableChoice[], identifier: string): number {
  return choices.find((choice) => choice.identifier === identifier)?.matchMax ?? 0
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
