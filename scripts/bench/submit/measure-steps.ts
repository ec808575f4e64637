import { answerServed, serveNext, startAdaptiveAttempt } from '#lib/powerpath/adaptive-attempt.ts'
import type { PoolItem } from '#lib/powerpath/select-question.ts'
import { assert } from '#lib/std/assert.ts'
import { createRandom } from '#lib/std/random.ts'
import type { PolicyName } from '#lib/std/terms.ts'

const ITEMS = 500
/** Longer than any attempt that is not left: help comes after 30. */
const QUESTIONS = 100
/** Rounds whose times are thrown away: the machine code of the rules is made in them. */
const WARM_UP = 3

export type StepTimes = { p50Ms: number; p99Ms: number }

export type Measured = {
  policy: PolicyName
  /** Choosing a question. */
  next: StepTimes
  /** Scoring an answer, and choosing the next. */
  submit: StepTimes
  /** Writing the attempt and the bank as JSON and reading them again, at the same steps. */
  baseline: StepTimes
  /** `submit` in baselines, at the median and the 99th percentile: what another machine should see, too. */
  ratio: { p50: number; p99: number }
}

/**
 * The processor time of the rules alone, no database, for so many attempts of up to 100 questions at a bank of 500. The
 * baseline alternates with the steps, so that whatever else the machine does slows both.
 */
export function measureSteps(policy: PolicyName, rounds: number): Measured {
  const pool = makePool()
  const times = { next: [] as number[], submit: [] as number[], baseline: [] as number[] }
  for (let round = -WARM_UP; round < rounds; round++) {
    const attempt = playAttempt(policy, round, pool)
    if (round < 0) continue
    for (const { next, submit, baseline } of attempt) {
      times.next.push(next)
      times.submit.push(submit)
      times.baseline.push(baseline)
    }
  }
  const [next, submit, baseline] = [quantiles(times.next), quantiles(times.submit), quantiles(times.baseline)]
  const ratio = { p50: submit.p50Ms / baseline.p50Ms, p99: submit.p99Ms / baseline.p99Ms }
  return { policy, next, submit, baseline, ratio }
}

function makePool(): PoolItem[] {
  const random = createRandom(1)
  return Array.from({ length: ITEMS }, (_, index): PoolItem => {
    const difficulty = (['easy', 'medium', 'hard'] as const)[index % 3] ?? 'medium'
    return { id: `item-${index}`, difficulty, guessing: 0.25, rating: 6 * random() - 3, typicalMs: 20_000 }
  })
}

type Step = { next: number; submit: number; baseline: number }

/** The milliseconds of each step of a student who is never quite there. */
function playAttempt(policy: PolicyName, seed: number, pool: readonly PoolItem[]): Step[] {
  const random = createRandom(seed, 1)
  const steps: Step[] = []
  let state = startAdaptiveAttempt(seed, policy)
  while (steps.length < QUESTIONS && state.score < 100) {
    const before = state
    const [first, next] = timed(() => serveNext(before, pool, NOTHING))
    const question = first.served?.questionId
    assert(question !== undefined, 'a bank is not empty')
    const correct = random() < 0.6
    const [following, submit] = timed(() => {
      const answered = answerServed(first.state, question, { correct, responseMs: 20_000 })
      assert(answered.ok, 'the question is being served')
      return { answered: answered.value.state, step: serveNext(answered.value.state, pool, NOTHING) }
    })
    const [, baseline] = timed(() => JSON.parse(JSON.stringify({ state: following.step.state, pool })))
    steps.push({ next, submit, baseline })
    state = following.answered
  }
  return steps
}

const NOTHING: ReadonlySet<string> = new Set()

/** Processor time and not the clock's: what else the machine does is no cost of ours. */
function timed<T>(work: () => T): [T, number] {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return [result, (user + system) / 1000]
}

function quantiles(timesMs: number[]): StepTimes {
  timesMs.sort((a, b) => a - b)
  const at = (share: number) => timesMs[Math.floor(share * timesMs.length)] ?? Number.NaN
  return { p50Ms: at(0.5), p99Ms: at(0.99) }
}
