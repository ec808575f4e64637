import { createEloEstimator, type LoggedAnswer } from './elo-estimator.ts'
import type { Prediction } from './prediction-quality.ts'

/**
 * The estimator's prediction of each answer of `test`, made before it saw that answer; it learned `train` first
 * and goes on learning as it would in use.
 */
export function replayLog(train: readonly LoggedAnswer[], test: readonly LoggedAnswer[]): Prediction[] {
  const estimator = createEloEstimator()
  for (const answer of train) estimator.learn(answer)
  return test.map((answer) => {
    const chance = estimator.predict(answer)
    estimator.learn(answer)
    return { chance, correct: answer.correct }
  })
}

/** The plain alternative: each item's share of right answers in `train`, all items' for one never seen. */
export function itemMeans(train: readonly LoggedAnswer[], test: readonly LoggedAnswer[]): Prediction[] {
  const shareOf = new Map<string, { right: number; total: number }>()
  const all = { right: 0, total: 0 }
  for (const { item, correct } of train) {
    const own = shareOf.get(item) ?? { right: 0, total: 0 }
    shareOf.set(item, own)
    for (const count of [own, all]) {
      count.right += correct ? 1 : 0
      count.total += 1
    }
  }
  return test.map(({ item, correct }) => {
    const { right, total } = shareOf.get(item) ?? all
    return { chance: (right + 1) / (total + 2), correct }
  })
}
