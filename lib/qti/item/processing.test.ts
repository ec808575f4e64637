import { expect, it } from 'vitest'
import { startState } from './item.ts'
import { areFigures, mathFunctions, statistics } from './processing.ts'

it('rounding has a whole number of figures: from 0 after the point, from 1 in all', () => {
  const figures = [-1, 0, 0.5, 1, 1.5, 2, Number.NaN, Number.POSITIVE_INFINITY]
  expect(figures.filter((each) => areFigures('decimalPlaces', each))).toEqual([0, 1, 2])
  expect(figures.filter((each) => areFigures('significantFigures', each))).toEqual([1, 2])
})

it('the functions and statistics are those of QTI 3', () => {
  expect(mathFunctions.toSorted()).toEqual([
    ...['abs', 'acos', 'acot', 'acsc', 'asec', 'asin', 'atan', 'atan2', 'ceil', 'cos', 'cosh', 'cot', 'coth'],
    ...['csc', 'csch', 'exp', 'floor', 'ln', 'log', 'sec', 'sech', 'signum', 'sin', 'sinh', 'tan', 'tanh'],
    ...['toDegrees', 'toRadians'],
  ])
  expect(statistics.toSorted()).toEqual(['mean', 'popSD', 'popVariance', 'sampleSD', 'sampleVariance'])
})

it('an item is begun without turns and answers', () => {
  expect(startState(7)).toEqual({
    ...{ seed: 7, numAttempts: 0, completionStatus: 'not_attempted', responses: {}, outcomes: {} },
  })
})
