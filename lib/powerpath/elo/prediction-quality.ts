import { assert } from '#lib/std/assert.ts'

export type Prediction = { chance: number; correct: boolean }

export type PredictionQuality = {
  /** Chance that a right answer was predicted higher than a wrong one; 0.5 says nothing, 1 all. */
  auc: number
  /** Mean −ln of the chance given to what happened; lower is better. */
  logLoss: number
  /** Expected calibration error over ten bins of equal width; 0 is calibrated. */
  calibrationError: number
}

/** How good predictions were; needs at least one right and one wrong answer. */
export function predictionQuality(predictions: readonly Prediction[]): PredictionQuality {
  return {
    auc: auc(predictions),
    logLoss: logLoss(predictions),
    calibrationError: calibrationError(predictions),
  }
}

/** Mann–Whitney: the ranks of the right answers, ties shared. */
function auc(predictions: readonly Prediction[]): number {
  const sorted = predictions.toSorted((a, b) => a.chance - b.chance)
  const right = sorted.filter(({ correct }) => correct).length
  const wrong = sorted.length - right
  assert(right > 0 && wrong > 0, 'some answers are right and some are wrong')
  let rankSum = 0
  for (let from = 0; from < sorted.length; ) {
    let to = from
    while (sorted[to]?.chance === sorted[from]?.chance && to < sorted.length) to++
    const sharedRank = (from + 1 + to) / 2
    rankSum += sharedRank * sorted.slice(from, to).filter(({ correct }) => correct).length
    from = to
  }
  return (rankSum - (right * (right + 1)) / 2) / (right * wrong)
}

/** A certain prediction that failed would cost infinitely much. */
const LEAST_CHANCE = 1e-9

function logLoss(predictions: readonly Prediction[]): number {
  const loss = ({ chance, correct }: Prediction) =>
    -Math.log(Math.max(LEAST_CHANCE, correct ? chance : 1 - chance))
  return predictions.reduce((sum, prediction) => sum + loss(prediction), 0) / predictions.length
}

const BINS = 10

function calibrationError(predictions: readonly Prediction[]): number {
  const excess = new Array<number>(BINS).fill(0)
  for (const { chance, correct } of predictions) {
    const bin = Math.min(BINS - 1, Math.floor(chance * BINS))
    excess[bin] = (excess[bin] ?? 0) + chance - (correct ? 1 : 0)
  }
  return excess.reduce((sum, value) => sum + Math.abs(value), 0) / predictions.length
}
