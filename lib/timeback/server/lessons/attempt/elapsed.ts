import 'server-only'

/** What the column holds, about 24 days: an attempt may be left for longer. */
const most = 2 ** 31 - 1

/** Whole milliseconds from the one moment to the other; clocks of several servers may differ a little. */
export function elapsed(from: Date, to: Date): number {
  return Math.min(most, Math.max(0, to.getTime() - from.getTime()))
}
