import { expect, it } from 'vitest'
import { hasAnswer, isGiven } from './has-answer.ts'

it.each(['0', ' a ', 'ü', '.', ['x'], ['', 'x'], [null, 'x']])('%j is given', (value) => {
  expect(isGiven(value)).toBe(true)
})

it.each([
  '',
  ' ',
  '\u00a0\u200b',
  [],
  [''],
  ['', ' '],
  null,
  undefined,
  0,
  7,
  true,
  {},
  { a: 'x' },
  [7],
  [['x']],
])('%j is not given', (value) => {
  expect(isGiven(value)).toBe(false)
})

it('an answer is there as soon as one part of it is given', () => {
  expect(hasAnswer({ A: '', B: ['', 'x'] })).toBe(true)
  expect(hasAnswer({ A: 'x' })).toBe(true)
  expect(hasAnswer({ A: '', B: [' '] })).toBe(false)
  expect(hasAnswer({})).toBe(false)
})
