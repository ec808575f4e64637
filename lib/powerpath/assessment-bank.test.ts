import { expect, it } from 'vitest'
import { subTestOf } from './assessment-bank.ts'

it('takes the sub-tests of a bank in turn', () => {
  expect([1, 2, 3, 4, 5].map((attempt) => subTestOf(attempt, 2))).toEqual([1, 2, 1, 2, 1])
  expect([1, 2, 3, 4].map((attempt) => subTestOf(attempt, 3))).toEqual([1, 2, 3, 1])
})

it('knows none in a lesson that is no bank', () => {
  expect(subTestOf(2, 1)).toBe(null)
})
