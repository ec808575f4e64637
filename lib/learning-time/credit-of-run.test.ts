import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditRunTotal, creditRunWindow, inactiveOfRun, type KnownTime } from './credit-of-run.ts'
import type { TimeWindow } from './credit-window.ts'
import type { Span } from './spans.ts'

const startMs = Date.UTC(2026, 0, 15, 12)
const limits = { nowMs: startMs + 3_600_000, maxMs: 4 * 3_600_000 }
const minute = 60_000

function windowOf(
  atMs: number,
  lengthMs: number,
  activeMs: number,
  inactiveMs = lengthMs - activeMs,
): TimeWindow {
  return { startedAtMs: startMs + atMs, endedAtMs: startMs + atMs + lengthMs, activeMs, inactiveMs }
}

/** A run as it is stored: its windows and its total in any order, and what each was credited. */
function store(windows: TimeWindow[], total: { at: number; window: TimeWindow } | null, before: Span[] = []) {
  const known: { credited: Span[]; windows: TimeWindow[]; total: TimeWindow | null } = {
    ...{ credited: [...before], windows: [], total: null },
  }
  let [activeMs, inactiveMs] = [0, 0]
  const kept: TimeWindow[] = []
  const keep = (window: TimeWindow, credit: ReturnType<typeof creditRunWindow>) => {
    known.credited.push(...credit.credited)
    activeMs += credit.creditedMs
    kept.push({ ...window, inactiveMs: credit.inactiveMs })
  }
  const end = () => {
    if (!total) return
    keep(total.window, creditRunTotal(total.window, known as KnownTime, limits))
    known.total = total.window
  }
  windows.forEach((window, index) => {
    if (total?.at === index) end()
    keep(window, creditRunWindow(window, known as KnownTime, limits))
    known.windows.push(window)
  })
  if (total && total.at >= windows.length) end()
  inactiveMs = inactiveOfRun(kept, activeMs)
  return { activeMs, inactiveMs }
}

const four = Array.from({ length: 4 }, (_, index) => windowOf(index * minute, minute, 50_000))

describe('the total of a run after its windows', () => {
  it.each([0, 1, 2, 3, 4])('adds nothing that they told, also where it comes before window %s', (at) => {
    const total = { at, window: windowOf(0, 4 * minute, 200_000) }
    expect(store(four, total)).toEqual({ activeMs: 200_000, inactiveMs: 40_000 })
  })

  it('adds what they did not tell: a part that was lost, or time that they took for idle', () => {
    const total = { at: 4, window: windowOf(0, 4 * minute, 200_000) }
    expect(store(four.slice(0, 2), total)).toEqual({ activeMs: 200_000, inactiveMs: 40_000 })
    const idle = four.map((window) => ({ ...window, activeMs: 25_000, inactiveMs: 35_000 }))
    expect(store(idle, total)).toEqual({ activeMs: 200_000, inactiveMs: 40_000 })
  })

  it('takes nothing away where it says less', () => {
    const total = { at: 4, window: windowOf(0, 4 * minute, 10_000, 0) }
    expect(store(four, total)).toEqual({ activeMs: 200_000, inactiveMs: 40_000 })
  })

  it('counts time from before the windows, and what another run was credited only once', () => {
    const early = { at: 4, window: windowOf(-10 * minute, 14 * minute, 800_000, 40_000) }
    expect(store(four, early)).toEqual({ activeMs: 800_000, inactiveMs: 40_000 })
    const taken: Span[] = [[startMs - 10 * minute, startMs]]
    expect(store(four, early, taken).activeMs).toBe(240_000)
  })

  it('is refused as any window is, by all that it claims', () => {
    const known = { credited: [], windows: four, total: null }
    expect(creditRunTotal(windowOf(0, 4 * minute, 300_000, 0), known, limits)).toMatchObject({
      creditedMs: 0,
      reason: 'more-active-than-elapsed',
    })
    expect(
      creditRunTotal(windowOf(0, 4 * minute, 200_000), known, { nowMs: limits.nowMs, maxMs: minute }),
    ).toMatchObject({ creditedMs: 0, reason: 'window-too-long' })
  })

  it('says that less was credited than was claimed', () => {
    const known = { credited: [], windows: four, total: null }
    expect(creditRunTotal(windowOf(0, 4 * minute, 200_000), known, limits)).toMatchObject({
      creditedMs: 0,
      inactiveMs: 0,
      reason: 'already-counted',
    })
    expect(
      creditRunTotal(windowOf(0, 4 * minute, 200_000), { ...known, windows: [] }, limits),
    ).not.toHaveProperty('reason')
  })
})

describe('the total of a run whose windows lie only in part in it', () => {
  const total = windowOf(0, 4 * minute, 200_000)
  const rest = (window: TimeWindow) =>
    creditRunTotal(total, { credited: [], windows: [window], total: null }, limits)

  it.each([
    ['begins before it', windowOf(-30_000, minute, 60_000), { creditedMs: 170_000, inactiveMs: 40_000 }],
    ['ends after it', windowOf(210_000, minute, 0, 60_000), { creditedMs: 200_000, inactiveMs: 10_000 }],
    ['lies before it', windowOf(-2 * minute, minute, 60_000), { creditedMs: 200_000, inactiveMs: 40_000 }],
    ['lies after it', windowOf(5 * minute, minute, 60_000), { creditedMs: 200_000, inactiveMs: 40_000 }],
  ])('counts as told what such a window can have told of it: one that %s', (_which, window, credit) => {
    expect(rest(window)).toMatchObject(credit)
  })
})

it('a window brings no more idle time than it tells', () => {
  const known = { credited: [], windows: [], total: null }
  expect(creditRunWindow(windowOf(0, minute, 20_000, 10_000), known, limits).inactiveMs).toBe(10_000)
})

it('a window that reaches beyond the total brings what lies beyond it', () => {
  const known = { credited: [], windows: [], total: windowOf(0, minute, 50_000) }
  expect(creditRunWindow(windowOf(30_000, minute, 30_000), known, limits)).toMatchObject({
    creditedMs: 30_000,
    credited: [[startMs + minute, startMs + minute + 30_000]],
    inactiveMs: 30_000,
  })
})

it('active and inactive time of a run are never more than the time that its windows cover', () => {
  const window = fc
    .tuple(fc.nat(300_000), fc.integer({ min: 1, max: 120_000 }), fc.nat(100), fc.nat(100))
    .map(([at, length, active, inactive]) =>
      windowOf(at, length, Math.floor((length * active) / 100), Math.floor((length * inactive) / 100)),
    )
  fc.assert(
    fc.property(fc.array(window, { maxLength: 8 }), window, fc.nat(8), (windows, total, at) => {
      const { activeMs, inactiveMs } = store(windows, { at, window: total })
      const all = [...windows, total]
      const from = Math.min(...all.map(({ startedAtMs }) => startedAtMs))
      const to = Math.max(...all.map(({ endedAtMs }) => endedAtMs))
      expect(activeMs + inactiveMs).toBeLessThanOrEqual(to - from)
    }),
  )
})
