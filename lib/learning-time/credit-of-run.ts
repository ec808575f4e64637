import { type Credit, creditWindow, type TimeWindow } from './credit-window.ts'
import { coveredMs, lengthMs, type Span, subtractSpans } from './spans.ts'

/** What is known of a student's time around a claim. */
export type KnownTime = {
  /** Stretches credited over all runs. */
  credited: readonly Span[]
  /** What the same run has told of its time window by window, of windows that were believed. */
  windows: readonly TimeWindow[]
  /** The run's time as its app told it at the end, of all at once; null where it told none. */
  total: TimeWindow | null
}

/** A credit, and how much of the claimed inactive time is news. */
export type RunCredit = Credit & { inactiveMs: number }

type Limits = { nowMs: number; maxMs?: number }

/**
 * Credits one window of a run. What an app tells of a whole run at its end says all there is to say of that
 * stretch (seed 004, `end`), so a window of it that arrives later brings nothing new.
 */
export function creditRunWindow(window: TimeWindow, known: KnownTime, { nowMs, maxMs }: Limits): RunCredit {
  const told = known.total ? [spanOf(known.total)] : []
  const credit = creditWindow(window, [...known.credited, ...told], nowMs, maxMs)
  const untoldMs = lengthMs(subtractSpans(spanOf(window), told))
  return { ...credit, inactiveMs: Math.min(window.inactiveMs, untoldMs) }
}

/**
 * Credits what an app tells of a whole run: the total holds what the run's windows told of that stretch, and
 * only what goes beyond it is added (seed 004 warns of the time that is counted twice otherwise).
 */
export function creditRunTotal(total: TimeWindow, known: KnownTime, { nowMs, maxMs }: Limits): RunCredit {
  const whole = creditWindow(total, [], nowMs, maxMs)
  if (whole.reason) return { ...whole, inactiveMs: total.inactiveMs }
  const told = known.windows.map((window) => toldWithin(window, total))
  const rest = {
    ...total,
    activeMs: Math.max(0, total.activeMs - sum(told.map(({ activeMs }) => activeMs))),
    inactiveMs: Math.max(0, total.inactiveMs - sum(told.map(({ inactiveMs }) => inactiveMs))),
  }
  const credit = creditWindow(rest, known.credited, nowMs, maxMs)
  const isShort = credit.creditedMs < whole.creditedMs
  return { ...credit, ...(isShort && { reason: 'already-counted' }), inactiveMs: rest.inactiveMs }
}

/**
 * The inactive time of a run whose windows tell of `inactiveMs` and were credited `activeMs`: together never
 * more than the time that its windows cover.
 */
export function inactiveOfRun(windows: readonly TimeWindow[], activeMs: number): number {
  const toldMs = sum(windows.map(({ inactiveMs }) => inactiveMs))
  return Math.min(toldMs, Math.max(0, coveredMs(windows.map(spanOf)) - activeMs))
}

/** What a window tells of the part of it that lies in the total's stretch. */
function toldWithin(window: TimeWindow, total: TimeWindow): { activeMs: number; inactiveMs: number } {
  const [from, to] = spanOf(total)
  const sharedMs = Math.max(0, Math.min(to, window.endedAtMs) - Math.max(from, window.startedAtMs))
  return {
    activeMs: Math.min(window.activeMs, sharedMs),
    inactiveMs: Math.min(window.inactiveMs, sharedMs),
  }
}

function spanOf({ startedAtMs, endedAtMs }: TimeWindow): Span {
  return [startedAtMs, endedAtMs]
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
