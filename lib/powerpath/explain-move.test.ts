import { expect, it } from 'vitest'
import { explainMove } from './explain-move.ts'

it('tells an answer that was left open apart from a wrong one', () => {
  expect(explainMove('wrong', 50, 46)).toBe('Not correct: −4. You can win this back with one right answer.')
  expect(explainMove('skipped', 50, 46)).toContain('You do not know it yet: −4.')
  expect(explainMove('skipped', 0, 0)).toBe('You do not know it yet. Your score stays at 0.')
})

it('says how far a right answer moved the score, and when it reached 100', () => {
  expect(explainMove('right', 0, 14)).toBe('Correct: +14. Early steps are big.')
  expect(explainMove('right', 95, 100)).toBe('Correct: +5. You reached 100!')
})
