import { expect, test } from 'vitest'
import { formatScore } from './format.ts'
import { medalOf } from './medal.tsx'

test('a medal is given at 70, 80 and 90 and not a fraction before', () => {
  expect([69.99, 70, 79.9, 80, 89.9, 90, 100].map((score) => medalOf(score)?.name)).toEqual([
    undefined,
    'Bronze',
    'Bronze',
    'Silver',
    'Silver',
    'Gold',
    'Gold',
  ])
})

test('a score is never rounded up to a medal that is not reached', () => {
  expect([66.67, 69.5, 69.4, 89.9, 99.6, 100].map(formatScore)).toEqual(['67', '69', '69', '89', '99', '100'])
})
