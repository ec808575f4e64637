import { expect, it } from 'vitest'
import { publishedPolicy } from './published-policy.ts'

const question = { profile: { guessing: 0, rating: 0, typicalMs: null }, firstExposure: true }

it('moves “I don’t know yet” down as a wrong answer, even where it comes with a right one', () => {
  for (const score of [0, 9, 25, 50, 95]) {
    const at = { score, ability: 0 }
    const wrong = publishedPolicy.score(at, question, { correct: false })
    for (const correct of [true, false]) {
      const skipped = publishedPolicy.score(at, question, { correct, skipped: true })
      expect(skipped.standing).toEqual(wrong.standing)
      expect(skipped.reason).toMatch(/^skipped-/)
    }
  }
})
