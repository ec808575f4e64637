import { type Call, drive, type Target } from './drive.ts'

/** What is put under load for some time. */
export type Load = {
  name: string
  target: Target
  /** The next request; each is one that nobody sent before. */
  next: () => Call
  /** Makes ready what `next` will ask for, in time that does not count. */
  prepare?: () => Promise<void>
}

/** One thing beside another; `ratio` is how it is named, `of` the first's speed as a multiple of the second's, or its time. */
export type Pair = { ratio: string; load: Load; beside: Load; of: 'speed' | 'time' }

export type Compared = Pair & { perSecond: number; besidePerSecond: number; median: number; all: number[] }

/**
 * Measures every pair in each round, side by side and in either order by turns, so that whatever else the machine
 * does slows both; a pair's ratio is the median of its rounds'.
 */
export async function compareInRounds(
  pairs: readonly Pair[],
  { rounds, ms }: { rounds: number; ms: number },
): Promise<Compared[]> {
  const measured = pairs.map(() => [] as { own: number; beside: number }[])
  for (const { load, beside } of pairs) for (const each of [beside, load]) await perSecond(each, ms)
  for (let round = 0; round < rounds; round++) {
    for (const [index, { load, beside }] of pairs.entries()) {
      const isOwnFirst = (round + index) % 2 === 0
      const first = await perSecond(isOwnFirst ? load : beside, ms)
      const second = await perSecond(isOwnFirst ? beside : load, ms)
      measured[index]?.push(isOwnFirst ? { own: first, beside: second } : { own: second, beside: first })
    }
  }
  return pairs.map((pair, index) => {
    const ofPair = measured[index] ?? []
    const all = ofPair.map(({ own, beside }) => (pair.of === 'speed' ? own / beside : beside / own))
    return {
      ...pair,
      perSecond: median(ofPair.map(({ own }) => own)),
      besidePerSecond: median(ofPair.map(({ beside }) => beside)),
      median: median(all),
      all,
    }
  })
}

/** The part of the time that is driven before it counts: connections that stood idle are opened again in it. */
const warmUpShare = 0.25

async function perSecond({ target, next, prepare }: Load, ms: number): Promise<number> {
  await prepare?.()
  await drive(target, next, ms * warmUpShare)
  return drive(target, next, ms)
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2
}
