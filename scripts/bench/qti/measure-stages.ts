import { median } from '#scripts/bench/submit/rounds.ts'
import type { Sample } from './read-corpus.ts'
import { type Stage, stages } from './stages.ts'

const names = ['bare', 'parse', 'public', 'score'] as const satisfies readonly Stage[]
const WARM_UP_ROUNDS = 10

type Times = Record<Stage, number>

/**
 * The speed of each stage as a multiple of the bare parse's: 2 takes half its time. Every round times all
 * of them, in turns from the first and from the last, so that what slows the machine slows them all.
 */
export function measureStages(samples: readonly Sample[], rounds: number) {
  for (let round = 0; round < WARM_UP_ROUNDS; round++) timeRound(samples, round)
  const times = Array.from({ length: rounds }, (_, round) => timeRound(samples, round))
  const ratio = (timeOf: (times: Times) => number) => median(times.map((one) => one.bare / timeOf(one)))
  return {
    bareMs: median(times.map(({ bare }) => bare)),
    ratios: {
      parse: ratio((one) => one.parse),
      public: ratio((one) => one.public),
      score: ratio((one) => one.score),
      total: ratio((one) => one.parse + one.public + one.score),
    },
  }
}

function timeRound(samples: readonly Sample[], round: number): Times {
  const times: Times = { bare: 0, parse: 0, public: 0, score: 0 }
  for (const name of round % 2 === 0 ? names : names.toReversed()) {
    const run = stages[name]
    const startedAt = performance.now()
    for (const sample of samples) run(sample)
    times[name] = performance.now() - startedAt
  }
  return times
}
