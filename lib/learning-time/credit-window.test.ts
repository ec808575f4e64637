import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { createRandom, shuffle } from '#lib/std/random.ts'
import { creditWindow, MAX_SITTING_MS, type TimeWindow } from './credit-window.ts'
import { lengthMs, type Span, subtractSpans } from './spans.ts'

const NOW_MS = Date.UTC(2026, 0, 15, 12)
const DAY_MS = 86_400_000

function windowOf(startedAtMs: number, lengthMs: number, activeMs = lengthMs): TimeWindow {
  return {
    startedAtMs,
    endedAtMs: startedAtMs + lengthMs,
    activeMs,
    inactiveMs: Math.max(0, lengthMs - activeMs),
  }
}

const windowArbitrary = fc
  .record({
    agoMs: fc.integer({ min: 0, max: 900_000 }),
    length: fc.integer({ min: 1, max: 300_000 }),
    share: fc.nat(100),
  })
  .map(({ agoMs, length, share }) =>
    windowOf(NOW_MS - agoMs - length, length, Math.floor((length * share) / 100)),
  )
const windows = fc.array(windowArbitrary, { maxLength: 12 })

/** Credits windows one after another, each against what the ones before were given. */
function creditAll(all: readonly TimeWindow[], history: readonly Span[] = []) {
  const ledger: Span[] = [...history]
  const credits = all.map((window) => {
    const credit = creditWindow(window, ledger, NOW_MS)
    ledger.push(...credit.credited)
    return credit
  })
  return { ledger, credits, sumMs: credits.reduce((sum, { creditedMs }) => sum + creditedMs, 0) }
}

function unionMs(all: readonly TimeWindow[]): number {
  const counted: Span[] = []
  for (const { startedAtMs, endedAtMs } of all)
    counted.push(...subtractSpans([startedAtMs, endedAtMs], counted))
  return lengthMs(counted)
}

describe('creditWindow', () => {
  it('credits the active time of a window alone, as its earliest stretch', () => {
    const start = NOW_MS - 20_000
    expect(creditWindow(windowOf(start, 15_000, 9_000), [], NOW_MS)).toEqual({
      creditedMs: 9_000,
      credited: [[start, start + 9_000]],
    })
  })

  it('credits around what was counted before, and says so when it falls short', () => {
    const start = NOW_MS - 20_000
    const counted: Span[] = [[start + 5_000, start + 10_000]]
    expect(creditWindow(windowOf(start, 15_000), counted, NOW_MS)).toEqual({
      creditedMs: 10_000,
      credited: [
        [start, start + 5_000],
        [start + 10_000, start + 15_000],
      ],
      reason: 'already-counted',
    })
    expect(creditWindow(windowOf(start, 15_000, 10_000), counted, NOW_MS)).not.toHaveProperty('reason')
  })

  it('credits at most the length of a window whose timer ran up to 1 s over, without a reason', () => {
    const start = NOW_MS - 20_000
    expect(creditWindow(windowOf(start, 15_000, 16_000), [], NOW_MS)).toEqual({
      creditedMs: 15_000,
      credited: [[start, start + 15_000]],
    })
  })

  it('credits a sitting of four hours that is told at once, and none that is longer', () => {
    const hours = 4 * 3_600_000
    expect(creditWindow(windowOf(NOW_MS - hours, hours), [], NOW_MS, MAX_SITTING_MS).creditedMs).toBe(hours)
    expect(creditWindow(windowOf(NOW_MS - hours - 1, hours + 1), [], NOW_MS, MAX_SITTING_MS)).toMatchObject({
      creditedMs: 0,
      reason: 'window-too-long',
    })
  })

  test.each([
    ['window-too-long', windowOf(NOW_MS - 400_000, 300_001)],
    ['more-active-than-elapsed', windowOf(NOW_MS - 20_000, 15_000, 16_001)],
    ['in-the-future', windowOf(NOW_MS - 10_000, 10_001)],
    ['too-old', windowOf(NOW_MS - 7 * DAY_MS - 15_001, 15_000)],
    ['already-counted', windowOf(NOW_MS - 20_000, 15_000)],
  ])('credits nothing for %s', (reason, window) => {
    expect(creditWindow(window, [[NOW_MS - 30_000, NOW_MS]], NOW_MS)).toEqual({
      creditedMs: 0,
      credited: [],
      reason,
    })
  })

  test.each([
    ['of exactly 5 min', windowOf(NOW_MS - 400_000, 300_000), 300_000],
    ['that ends now', windowOf(NOW_MS - 15_000, 15_000), 15_000],
    ['that is exactly 7 days late', windowOf(NOW_MS - 7 * DAY_MS - 15_000, 15_000), 15_000],
  ])('credits a window %s in full', (_, window, creditedMs) => {
    expect(creditWindow(window, [], NOW_MS)).toMatchObject({ creditedMs })
  })

  it('has no complaint about a window without activity', () => {
    expect(creditWindow(windowOf(NOW_MS - 20_000, 15_000, 0), [[NOW_MS - 30_000, NOW_MS]], NOW_MS)).toEqual({
      creditedMs: 0,
      credited: [],
    })
  })

  it('credits spans inside the window that add up to at most its active time', () => {
    fc.assert(
      fc.property(windows, windowArbitrary, (before, window) => {
        const { creditedMs, credited } = creditWindow(window, creditAll(before).ledger, NOW_MS)
        expect(creditedMs).toBe(lengthMs(credited))
        expect(creditedMs).toBeLessThanOrEqual(window.activeMs)
        for (const [from, to] of credited) {
          expect(from).toBeGreaterThanOrEqual(window.startedAtMs)
          expect(to).toBeLessThanOrEqual(window.endedAtMs)
        }
      }),
    )
  })

  it('never credits an instant twice, nor more than the time that windows cover, in any order', () => {
    fc.assert(
      fc.property(windows, fc.integer(), (all, seed) => {
        for (const order of [all, shuffle(all, createRandom(seed))]) {
          const { ledger, sumMs } = creditAll(order)
          const sorted = ledger.toSorted((a, b) => a[0] - b[0])
          for (const [index, [from]] of sorted.slice(1).entries()) {
            expect(from).toBeGreaterThanOrEqual(sorted[index]?.[1] ?? 0)
          }
          expect(sumMs).toBeLessThanOrEqual(unionMs(all))
        }
      }),
    )
  })

  it('credits fully active windows to their union, in any order, and nothing more when sent again', () => {
    fc.assert(
      fc.property(windows, fc.integer(), (all, seed) => {
        const active = all.map(({ startedAtMs, endedAtMs }) => windowOf(startedAtMs, endedAtMs - startedAtMs))
        const { ledger, sumMs } = creditAll(shuffle(active, createRandom(seed)))
        expect(sumMs).toBe(unionMs(active))
        expect(creditAll(active, ledger).sumMs).toBe(0)
      }),
    )
  })

  it('credits windows that do not overlap their active time, in any order', () => {
    const lengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 60_000 }), fc.nat(100)), { maxLength: 12 })
    fc.assert(
      fc.property(lengths, fc.integer(), (parts, seed) => {
        let at = NOW_MS - 900_000
        const all = parts.map(([length, share]) => {
          const window = windowOf(at, length, Math.floor((length * share) / 100))
          at += length
          return window
        })
        const claimedMs = all.reduce((sum, { activeMs }) => sum + activeMs, 0)
        expect(creditAll(shuffle(all, createRandom(seed))).sumMs).toBe(claimedMs)
      }),
    )
  })
})
