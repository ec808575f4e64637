import { afterEach, describe, expect, it, vi } from 'vitest'
import { createTally } from './tally.ts'

const printed = vi.spyOn(console, 'log').mockImplementation(() => {})
const problems = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => vi.clearAllMocks())

describe('a tally', () => {
  it('is a success where something passed and nothing failed', () => {
    const tally = createTally()
    tally.pass()
    expect(tally.end()).toBe('done')
    expect(printed).toHaveBeenLastCalledWith('1 passed, 0 failed')
    tally.fail('a.xml: got 1, expected 2')
    expect(tally.end()).toBe('refused')
  })

  it('of no cases at all is none, and says so', () => {
    expect(createTally().end()).toBe('refused')
    expect(problems).toHaveBeenCalledWith('there are no cases')
  })
})
