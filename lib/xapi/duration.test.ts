import { describe, expect, it } from 'vitest'
import { isDuration, toDuration } from './duration.ts'

describe('toDuration', () => {
  it.each([
    [0, 'PT0S'],
    [45, 'PT45S'],
    [1800, 'PT30M'],
    [3600, 'PT1H'],
    [5025, 'PT1H23M45S'],
    [360_000, 'PT100H'],
  ])('writes %i seconds as %s', (seconds, written) => {
    expect(toDuration(seconds)).toBe(written)
    expect(isDuration(written)).toBe(true)
  })
})

describe('isDuration', () => {
  it.each([
    ...[
      'PT4H35M59.14S',
      'PT16559.14S',
      'P3Y1M29DT4H35M59.14S',
      'P4W',
      'P1D',
      'P52W',
      'P10Y',
      'P12M',
      'PT90M',
    ],
    ...['P1.25W', 'P1.25Y', 'P1.25M', 'P1.25D', 'PT1.25H', 'PT1.25M', 'PT1.25S', 'P1Y2DT0S', 'PT120H'],
    ...['P1,5W', 'P1,5Y', 'P1,5M', 'P1,5D', 'PT1,5H', 'PT1,5M', 'PT1,5S'],
  ])('takes %s', (text) => {
    expect(isDuration(text)).toBe(true)
  })
  it.each([
    ...[
      'P4W1D',
      'P',
      'PT',
      'P1DT',
      '30M',
      'PT30',
      'T30M',
      '',
      'PT-3M',
      ' PT30M',
      'PT30M ',
      '-PT30M',
      'P1D1Y',
    ],
    ...['PT1S1M', 'P1.W', 'P.5Y', 'P1;5D', 'PT1xH', 'P1.xM', 'PT1:30M', 'PT1-5S', 'P1 5W', 'P1-5M', 'P1-5Y'],
  ])('refuses "%s"', (text) => {
    expect(isDuration(text)).toBe(false)
  })
})
