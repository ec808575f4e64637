import { describe, expect, it } from 'vitest'
import { LEVEL_RATING, successChance } from '#lib/powerpath/response-model.ts'
import { createRandom } from '#lib/std/random.ts'
import type { Difficulty } from '#lib/std/terms.ts'
import { estimateItems, type FirstAnswer } from './estimate-items.ts'

const levels: readonly Difficulty[] = ['easy', 'medium', 'hard']
const profile = { guessing: 0.25, rating: 0, typicalMs: 20_000 }
const items = Array.from({ length: 60 }, (_, index) => ({
  id: `item-${index}`,
  difficulty: levels[index % 3] ?? 'medium',
}))

/** Students of all kinds, each with a third of the items; labels are off by up to 1.5 logits. */
function simulateLog(students: number) {
  const random = createRandom(1)
  const truth = new Map(
    items.map(({ id, difficulty }) => [id, LEVEL_RATING[difficulty] + 3 * (random() - 0.5)]),
  )
  const answers: FirstAnswer[] = []
  for (let student = 0; student < students; student++) {
    const ability = 0.5 + 4 * (random() - 0.5)
    for (const { id } of items) {
      if (random() > 1 / 3) continue
      const chance = successChance(ability, { rating: truth.get(id) ?? 0, guessing: 0.25 })
      const given = { correct: random() < chance, responseMs: 10_000 + 20_000 * random() }
      answers.push({ student: `${student}`, item: id, profile, given })
    }
  }
  return { truth, answers }
}

function meanError(truth: Map<string, number>, ratingOf: (id: string, difficulty: Difficulty) => number) {
  const errors = items.map(({ id, difficulty }) => Math.abs(ratingOf(id, difficulty) - (truth.get(id) ?? 0)))
  return errors.reduce((sum, error) => sum + error, 0) / errors.length
}

const answer = (item: string, student: number, given: object = {}): FirstAnswer => ({
  ...{ student: `${student}`, item, profile },
  given: { correct: true, responseMs: 20_000, ...given },
})

describe('estimateItems', () => {
  it('comes nearer to the truth than the labels, and the nearer the more answers there are', () => {
    const errorAfter = (students: number) => {
      const { truth, answers } = simulateLog(students)
      const estimates = estimateItems(items, answers)
      return {
        labels: meanError(truth, (_, difficulty) => LEVEL_RATING[difficulty]),
        estimates: meanError(truth, (id) => estimates.get(id)?.rating ?? Number.NaN),
      }
    }
    const [few, many] = [errorAfter(60), errorAfter(600)]
    expect(few.estimates).toBeLessThan(0.85 * few.labels)
    expect(many.estimates).toBeLessThan(0.6 * many.labels)
  })

  it('leaves the lesson as a whole as hard as its labels say, also if everybody is right', () => {
    const everybody = items.flatMap(({ id }) =>
      Array.from({ length: 50 }, (_, student) => answer(id, student)),
    )
    const estimates = estimateItems(items, everybody)
    const mean =
      items.reduce((sum, { id }) => sum + (estimates.get(id)?.rating ?? Number.NaN), 0) / items.length
    expect(mean).toBeCloseTo(0, 2)
  })

  it('gives the same estimates for the same log', () => {
    const { answers } = simulateLog(50)
    expect(estimateItems(items, answers)).toEqual(estimateItems(items, answers))
  })

  it('knows nothing of an item without answers, and hardly more after one', () => {
    expect(estimateItems(items, []).get('item-2')).toEqual({ rating: null, typicalMs: null })
    const [hard] = [estimateItems(items, [answer('item-2', 1), answer('item-0', 1, { correct: false })])]
    expect(Math.abs((hard.get('item-2')?.rating ?? 0) - LEVEL_RATING.hard)).toBeLessThan(0.1)
  })

  it('leaves rapid answers out, and counts “I don’t know yet” as not known', () => {
    const rapid = Array.from({ length: 50 }, (_, student) => answer('item-0', student, { responseMs: 500 }))
    expect(estimateItems(items, rapid).get('item-0')).toEqual({ rating: null, typicalMs: null })
    const ratingsOf = (given: object) =>
      estimateItems(
        items,
        Array.from({ length: 50 }, (_, student) => [
          answer('item-1', student, given),
          answer('item-4', student),
        ]).flat(),
      )
    const skipped = ratingsOf({ correct: false, skipped: true, responseMs: null })
    expect(skipped.get('item-1')?.rating ?? 0).toBeGreaterThan(0.3)
    expect(skipped.get('item-1')?.typicalMs).toBe(null)
  })

  it('takes the median of ten times or more', () => {
    const timed = (count: number) =>
      estimateItems(
        items,
        Array.from({ length: count }, (_, index) => answer('item-0', index, { responseMs: 10_000 + index })),
      ).get('item-0')?.typicalMs
    expect(timed(9)).toBe(null)
    expect(timed(11)).toBe(10_005)
  })
})
