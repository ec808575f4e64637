import { describe, expect, it } from 'vitest'
import { logistic } from '#lib/powerpath/response-model.ts'
import { createRandom } from '#lib/std/random.ts'
import { itemMeans, replayLog } from './answer-log.ts'
import { createEloEstimator, type LoggedAnswer } from './elo-estimator.ts'
import { predictionQuality } from './prediction-quality.ts'

const question = { student: 's', item: 'i', skill: 'k' }

/** Students of differing ability answer items of differing difficulty in four skills, in which they differ too. */
function simulatedLog(seed: number): { log: LoggedAnswer[]; difficulty: (item: number) => number } {
  const random = createRandom(seed)
  const spread = (width: number) => width * (random() + random() + random() - 1.5)
  const difficulties = Array.from({ length: 80 }, () => spread(2.5))
  const difficulty = (item: number) => difficulties[item] ?? 0
  const log = Array.from({ length: 300 }, (_, student) => {
    const [ability, inSkill] = [spread(2), Array.from({ length: 4 }, () => spread(1.5))]
    return Array.from({ length: 60 }, (): LoggedAnswer => {
      const item = Math.floor(random() * difficulties.length)
      const chance = logistic(ability + (inSkill[item % 4] ?? 0) - difficulty(item))
      return { student: `${student}`, item: `${item}`, skill: `${item % 4}`, correct: random() < chance }
    })
  }).flat()
  return { log, difficulty }
}

describe('createEloEstimator', () => {
  it('expects one in two of what it knows nothing about', () => {
    expect(createEloEstimator().predict(question)).toBe(0.5)
    expect(createEloEstimator().itemRating(question)).toBeNull()
  })

  it('expects more of a student, and of others at the item, after a right answer', () => {
    const estimator = createEloEstimator()
    estimator.learn({ ...question, correct: true })
    const same = estimator.predict(question)
    const elsewhere = estimator.predict({ student: 's', item: 'other', skill: 'other' })
    const another = estimator.predict({ ...question, student: 'other' })
    expect(same).toBeGreaterThan(elsewhere)
    expect(elsewhere).toBeGreaterThan(0.5)
    expect(another).toBeGreaterThan(0.5)
    expect(estimator.itemRating(question)).toBeLessThan(0)
  })

  it.each([1, 2, 3])('predicts simulated students better than the means of the items do, seed %i', (seed) => {
    const { log } = simulatedLog(seed)
    const [train, test] = [log.slice(0, 12_000), log.slice(12_000)]
    const estimator = predictionQuality(replayLog(train, test))
    const means = predictionQuality(itemMeans(train, test))
    expect(estimator.auc).toBeGreaterThan(means.auc + 0.03)
    expect(estimator.logLoss).toBeLessThan(means.logLoss)
    expect(estimator.calibrationError).toBeLessThan(0.04)
  })

  it('finds the difficulty of the items', () => {
    const { log, difficulty } = simulatedLog(4)
    const estimator = createEloEstimator()
    for (const answer of log) estimator.learn(answer)
    const pairs = Array.from({ length: 80 }, (_, item) => ({
      true: difficulty(item),
      found: estimator.itemRating({ item: `${item}`, skill: `${item % 4}` }) ?? Number.NaN,
    }))
    expect(correlation(pairs)).toBeGreaterThan(0.95)
  })

  it('comes out bit for bit the same from the same log', () => {
    const { log } = simulatedLog(5)
    expect(JSON.stringify(replayLog(log, log))).toBe(JSON.stringify(replayLog(log, log)))
  })
})

function correlation(pairs: { true: number; found: number }[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(pairs.map((pair) => pair.true)), mean(pairs.map((pair) => pair.found))]
  const covariance = mean(pairs.map((pair) => (pair.true - x) * (pair.found - y)))
  const spread = (values: number[]) => Math.sqrt(mean(values.map((value) => value ** 2)))
  return (
    covariance / (spread(pairs.map((pair) => pair.true - x)) * spread(pairs.map((pair) => pair.found - y)))
  )
}
