import { answerServed, serveNext, startAdaptiveAttempt } from '#lib/powerpath/adaptive-attempt.ts'
import type { PoolItem } from '#lib/powerpath/select-question.ts'
import { createRandom } from '#lib/std/random.ts'

const ITEMS = 500
const STUDENTS = 40
const QUESTIONS = 100

/** How long one answer with the choice of the next question takes in attempts of up to 100 questions. */
export function measureEngine() {
  const random = createRandom(1)
  const pool = Array.from({ length: ITEMS }, (_, index): PoolItem => {
    const difficulty = (['easy', 'medium', 'hard'] as const)[index % 3] ?? 'medium'
    return { id: `item-${index}`, difficulty, guessing: 0.25, rating: 6 * random() - 3, typicalMs: 20_000 }
  })
  const timesMs = Array.from({ length: STUDENTS }, (_, seed) => playAttempt(seed, pool)).flat()
  timesMs.sort((a, b) => a - b)
  const at = (share: number) => timesMs[Math.floor(share * timesMs.length)] ?? Number.NaN
  return { items: ITEMS, steps: timesMs.length, p50Ms: at(0.5), p99Ms: at(0.99) }
}

/** The milliseconds of each step of a student who is never quite there. */
function playAttempt(seed: number, pool: readonly PoolItem[]): number[] {
  const random = createRandom(seed, 1)
  const timesMs: number[] = []
  let { state, served } = serveNext(startAdaptiveAttempt(seed, 'evidence'), pool, new Set())
  while (served && timesMs.length < QUESTIONS) {
    const startedAt = performance.now()
    const answered = answerServed(state, served.questionId, { correct: random() < 0.6 })
    if (!answered.ok) throw new Error(answered.error)
    const step = serveNext(answered.value.state, pool, new Set())
    timesMs.push(performance.now() - startedAt)
    state = step.state
    served = step.served
  }
  return timesMs
}
