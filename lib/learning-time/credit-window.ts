import { lengthMs, type Span, subtractSpans, takeEarliest } from './spans.ts'

/** What a client claims of one stretch of time, already on the server's clock. */
export type TimeWindow = { startedAtMs: number; endedAtMs: number; activeMs: number; inactiveMs: number }

export type CreditReason =
  | 'window-too-long'
  | 'more-active-than-elapsed'
  | 'in-the-future'
  | 'too-old'
  | 'already-counted'

export type Credit = {
  /** At most `activeMs`; the length of `credited`. */
  creditedMs: number
  /** Inside the window, in order, and disjoint from everything credited before. */
  credited: Span[]
  /** Why less than what was claimed was credited. */
  reason?: CreditReason
}

/** A tracker sends far more often; a longer window is a broken or invented one (http contract, time). */
const MAX_WINDOW_MS = 5 * 60_000
/** An app that kept its own time reports a whole sitting at once; no child sits longer without a break. */
export const MAX_SITTING_MS = 4 * 60 * 60_000
/** Timers round: a client may claim this much more than its window lasted (http contract, time). */
const ROUNDING_MS = 1_000
/** What was recorded offline counts for a week (http contract, time). */
const MAX_AGE_MS = 7 * 24 * 60 * 60_000

/**
 * Credits a window's active time, at most the part of it not yet credited to the student. Spans credited in
 * one history never overlap, in whatever order windows arrive, so their sum never exceeds time that passed.
 * A window with the id of an earlier one is the caller's to recognise: here it is a second claim. A window
 * longer than `maxMs` is not believed.
 */
export function creditWindow(
  window: TimeWindow,
  alreadyCredited: readonly Span[],
  nowMs: number,
  maxMs: number = MAX_WINDOW_MS,
): Credit {
  const refusal = refuse(window, nowMs, maxMs)
  if (refusal) return { creditedMs: 0, credited: [], reason: refusal }
  const { startedAtMs, endedAtMs, activeMs } = window
  const credited = takeEarliest(subtractSpans([startedAtMs, endedAtMs], alreadyCredited), activeMs)
  const creditedMs = lengthMs(credited)
  const isShort = creditedMs < Math.min(activeMs, endedAtMs - startedAtMs)
  return { creditedMs, credited, ...(isShort && { reason: 'already-counted' }) }
}

function refuse(
  { startedAtMs, endedAtMs, activeMs }: TimeWindow,
  nowMs: number,
  maxMs: number,
): CreditReason | null {
  const elapsedMs = endedAtMs - startedAtMs
  if (elapsedMs > maxMs) return 'window-too-long'
  if (activeMs > elapsedMs + ROUNDING_MS) return 'more-active-than-elapsed'
  if (endedAtMs > nowMs) return 'in-the-future'
  if (nowMs - endedAtMs > MAX_AGE_MS) return 'too-old'
  return null
}
