import { describe, expect, it } from 'vitest'
import { predictionQuality } from './prediction-quality.ts'

const predictions = (...pairs: [number, 0 | 1][]) =>
  pairs.map(([chance, correct]) => ({ chance, correct: correct === 1 }))

describe('predictionQuality', () => {
  it('has an AUC of 1 for a perfect order, 0 for the reverse, and one half for ties', () => {
    expect(predictionQuality(predictions([0.2, 0], [0.7, 1], [0.9, 1])).auc).toBe(1)
    expect(predictionQuality(predictions([0.2, 1], [0.7, 0])).auc).toBe(0)
    expect(predictionQuality(predictions([0.6, 1], [0.6, 0], [0.6, 1])).auc).toBe(0.5)
  })

  it('counts the pairs that are in order, ties by half', () => {
    // Of the 2 × 3 pairs: (0.4 with 0.1, 0.4, 0.8) 1.5 and (0.9 with all) 3.
    expect(predictionQuality(predictions([0.1, 0], [0.4, 0], [0.4, 1], [0.8, 0], [0.9, 1])).auc).toBe(4.5 / 6)
  })

  it('has the mean surprise as log-loss, finite also for a certain prediction that failed', () => {
    expect(predictionQuality(predictions([0.5, 1], [0.5, 0])).logLoss).toBeCloseTo(Math.LN2, 12)
    expect(predictionQuality(predictions([1, 0], [1, 1])).logLoss).toBeLessThan(11)
  })

  it('has no calibration error where chances come true, and their excess where they do not', () => {
    expect(predictionQuality(predictions([0.5, 1], [0.5, 0])).calibrationError).toBe(0)
    expect(
      predictionQuality(predictions([0.9, 1], [0.9, 0], [0.1, 0], [0.1, 0])).calibrationError,
    ).toBeCloseTo(0.25)
  })

  it('does not call all right or all wrong a measure', () => {
    expect(() => predictionQuality(predictions([0.5, 1]))).toThrow('some answers are right')
  })
})
