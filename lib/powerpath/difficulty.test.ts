import { describe, expect, it, test } from 'vitest'
import { createRandom } from '#lib/std/random.ts'
import { wantedDifficulty } from './difficulty.ts'

describe('wantedDifficulty', () => {
  test.each([
    [0, 'easy'],
    [69, 'easy'],
    [90, 'hard'],
    [99, 'hard'],
  ] as const)('at %i is always %s', (score, expected) => {
    const random = createRandom(score)
    for (let draw = 0; draw < 200; draw++) expect(wantedDifficulty(score, random)).toBe(expected)
  })

  test.each([70, 89])('at %i is medium in 75 %% and hard in 25 %%', (score) => {
    const random = createRandom(score)
    const draws = Array.from({ length: 20_000 }, () => wantedDifficulty(score, random))
    expect(draws.filter((level) => level === 'medium').length / draws.length).toBeCloseTo(0.75, 1.7)
    expect(draws).not.toContain('easy')
  })

  it('takes medium below three quarters and hard from there', () => {
    expect(wantedDifficulty(80, () => 0.7499)).toBe('medium')
    expect(wantedDifficulty(80, () => 0.75)).toBe('hard')
  })
})
