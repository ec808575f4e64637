import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
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

/** A load and how its ratio is named: its speed as a multiple of the bare one's, or its time. */
export type Ratio = { ratio: string; load: Load; of: 'speed' | 'time' }

export type Compared = Ratio & { perSecond: number; besidePerSecond: number; median: number; all: number[] }

/**
 * Measures every load in each round right before or right after the bare one, the last first by turns, so that whatever
 * else the machine does slows both; a load's ratio is the median of its rounds'.
 */
export async function compareInRounds(
  ratios: readonly Ratio[],
  { beside, rounds, ms }: { beside: Load; rounds: number; ms: number },
): Promise<Compared[]> {
  const measured = new Map(ratios.map(({ ratio }) => [ratio, [] as { own: number; beside: number }[]]))
  for (const load of [beside, ...ratios.map(({ load }) => load)]) await perSecond(load, ms)
  for (let round = 0; round < rounds; round++) {
    const inOrder = round % 2 === 0 ? ratios : ratios.toReversed()
    let bare = await perSecond(beside, ms)
    for (let first = 0; first < inOrder.length; first += 2) {
      const own: number[] = []
      const two = inOrder.slice(first, first + 2)
      for (const { load } of two) own.push(await perSecond(load, ms))
      const after = two.length === 2 ? await perSecond(beside, ms) : bare
      for (const [index, { ratio }] of two.entries())
        measured.get(ratio)?.push({ own: own[index] ?? Number.NaN, beside: index === 0 ? bare : after })
      bare = after
    }
  }
  return ratios.map((each) => {
    const ofRatio = measured.get(each.ratio) ?? []
    const all = ofRatio.map(({ own, beside }) => (each.of === 'speed' ? own / beside : beside / own))
    return {
      ...each,
      perSecond: median(ofRatio.map(({ own }) => own)),
      besidePerSecond: median(ofRatio.map(({ beside }) => beside)),
      median: median(all),
      all,
    }
  })
}

/** `[--rounds N] [--ms N]`: how often each is measured, and for how long. */
export function readRounds(args: string[], defaultMs: number): { rounds: number; ms: number } {
  const { values } = parseArgs({
    args,
    options: { rounds: { type: 'string', default: '5' }, ms: { type: 'string', default: String(defaultMs) } },
  })
  const [rounds, ms] = [Number(values.rounds), Number(values.ms)]
  for (const [name, value] of Object.entries({ rounds, ms }))
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} is a whole number from 1 on`)
  return { rounds, ms }
}

/** The part of the time that is driven before it counts: connections that stood idle are opened again in it. */
const warmUpShare = 0.25
/** The time before that, in which nothing is asked: what making ready and the load before have left to do is done in it. */
const restShare = 0.3

async function perSecond({ target, next, prepare }: Load, ms: number): Promise<number> {
  await prepare?.()
  await setTimeout(ms * restShare)
  await drive(target, next, ms * warmUpShare)
  return drive(target, next, ms)
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2
}
