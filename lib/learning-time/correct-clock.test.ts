import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { correctClock, latestEndMs } from './correct-clock.ts'

const window = { startedAtMs: 100_000, endedAtMs: 115_000, activeMs: 9_000 }

describe('correctClock', () => {
  test.each([0, 5_000, -5_000])('leaves a clock alone that is off by %i ms', (offMs) => {
    expect(correctClock(window, { sentAtMs: 200_000, arrivedAtMs: 200_000 + offMs })).toEqual(window)
  })

  test.each([5_001, -5_001, 3_600_000, -3_600_000])('shifts both ends by %i ms', (offMs) => {
    expect(correctClock(window, { sentAtMs: 5_000_000, arrivedAtMs: 5_000_000 + offMs })).toEqual({
      startedAtMs: window.startedAtMs + offMs,
      endedAtMs: window.endedAtMs + offMs,
      activeMs: 9_000,
    })
  })

  it('never changes how long a window lasted', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (sentAtMs, arrivedAtMs) => {
        const corrected = correctClock(window, { sentAtMs, arrivedAtMs })
        expect(corrected.endedAtMs - corrected.startedAtMs).toBe(15_000)
      }),
    )
  })
})

test('what is not corrected may end by the client’s clock, anything else by the server’s', () => {
  const latestOf = (aheadMs: number) => latestEndMs({ sentAtMs: 200_000 + aheadMs, arrivedAtMs: 200_000 })
  expect([-60_000, -1, 0, 1, 5_000, 5_001].map(latestOf)).toEqual([
    ...[200_000, 200_000, 200_000],
    ...[200_001, 205_000, 200_000],
  ])
})
