import { answerServed, serveNext, startAdaptiveAttempt } from '#lib/powerpath/adaptive-attempt.ts'
import type { PoolItem } from '#lib/powerpath/scoring-policy.ts'
import { assert } from '#lib/std/assert.ts'
import { createRandom } from '#lib/std/random.ts'
import type { PolicyName } from '#lib/std/terms.ts'

const bankSize = 500
/** Longer than any attempt that is not left: help comes after 30. */
const questions = 100
const attempts = 10
/** Whose times are thrown away: the machine code of the rules is made in them. */
const warmUp = 3
const nothing: ReadonlySet<string> = new Set()

/** Processor time in milliseconds. */
type Times = { p50: number; p99: number }

/**
 * What scoring an answer and choosing the next question take in a bank of 500, without a database, as a table; and
 * in how many times the reading and writing of the same attempt and bank as JSON, which alternates with it.
 */
export function stepTimes(): { table: string; ratios: [string, number][] } {
  const measured = (['published', 'evidence'] as const).map((policy) => ({ policy, ...measure(policy) }))
  const shown = ({ p50, p99 }: Times) => `${p50.toFixed(3)} / ${p99.toFixed(3)}`
  const rows = measured.map(({ policy, step, json }) => `| ${policy} | ${shown(step)} | ${shown(json)} |`)
  return {
    table: ['| policy | answer and next question | JSON |', '| --- | ---: | ---: |', ...rows].join('\n'),
    ratios: measured.map(({ policy, step, json }) => [`mastery.step.${policy}`, step.p50 / json.p50]),
  }
}

function measure(policy: PolicyName): { step: Times; json: Times } {
  const random = createRandom(1)
  const pool = Array.from({ length: bankSize }, (_, index): PoolItem => {
    const difficulty = (['easy', 'medium', 'hard'] as const)[index % 3] ?? 'medium'
    return { id: `item-${index}`, difficulty, guessing: 0.25, rating: 6 * random() - 3, typicalMs: 20_000 }
  })
  const steps: number[] = []
  const json: number[] = []
  for (let seed = -warmUp; seed < attempts; seed++) {
    for (const times of playAttempt(policy, seed, pool)) {
      if (seed < 0) continue
      steps.push(times.step)
      json.push(times.json)
    }
  }
  return { step: quantiles(steps), json: quantiles(json) }
}

/** A student who is never quite there. */
function* playAttempt(policy: PolicyName, seed: number, pool: readonly PoolItem[]) {
  const random = createRandom(seed, 1)
  let { state, served } = serveNext(startAdaptiveAttempt(seed, policy), pool, nothing)
  for (let asked = 0; asked < questions && served; asked++) {
    const [before, { questionId }] = [state, served]
    const correct = random() < 0.6
    const [next, step] = timed(() => {
      const answered = answerServed(before, questionId, { correct, responseMs: 20_000 })
      assert(answered.ok, 'the question is being served')
      return serveNext(answered.value.state, pool, nothing)
    })
    const [, json] = timed(() => JSON.parse(JSON.stringify({ state: next.state, pool })))
    yield { step, json }
    state = next.state
    served = next.served
  }
}

/** Processor time and not the clock's: what else the machine does is no cost of ours. */
function timed<T>(work: () => T): [T, number] {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return [result, (user + system) / 1000]
}

function quantiles(timesMs: number[]): Times {
  timesMs.sort((a, b) => a - b)
  const at = (share: number) => timesMs[Math.floor(share * timesMs.length)] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99) }
}
