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
  it.each(['PT4H35M59.14S', 'PT16559.14S', 'P3Y1M29DT4H35M59.14S', 'P4W', 'P1D'])('takes %s', (text) => {
    expect(isDuration(text)).toBe(true)
  })
  it.each(['P4W1D', 'P', 'PT', 'P1DT', '30M', 'PT30', 'T30M', '', 'PT-3M'])('refuses "%s"', (text) => {
    expect(isDuration(text)).toBe(false)
  })
})
