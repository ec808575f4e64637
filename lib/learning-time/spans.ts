/** A stretch of time, `[fromMs, toMs)` since the epoch. */
export type Span = readonly [fromMs: number, toMs: number]

/** The total length of spans that do not overlap. */
export function lengthMs(spans: readonly Span[]): number {
  return spans.reduce((total, [from, to]) => total + (to - from), 0)
}

/** The length of what any of these spans covers. */
export function coveredMs(spans: readonly Span[]): number {
  let [covered, end] = [0, Number.NEGATIVE_INFINITY]
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    covered += Math.max(0, to - Math.max(from, end))
    end = Math.max(end, to)
  }
  return covered
}

/** The parts of `span` that no span of `taken` covers, in order; `taken` may overlap itself. */
export function subtractSpans(span: Span, taken: readonly Span[]): Span[] {
  const [start, end] = span
  const free: Span[] = []
  let from = start
  for (const [takenFrom, takenTo] of taken.toSorted((a, b) => a[0] - b[0])) {
    if (takenFrom > from && from < end) free.push([from, Math.min(takenFrom, end)])
    from = Math.max(from, takenTo)
  }
  if (from < end) free.push([from, end])
  return free
}

/** The first `ms` milliseconds of ordered spans, or all of them where they are shorter. */
export function takeEarliest(spans: readonly Span[], ms: number): Span[] {
  const taken: Span[] = []
  let left = ms
  for (const [from, to] of spans) {
    if (left <= 0) break
    taken.push([from, Math.min(to, from + left)])
    left -= to - from
  }
  return taken
}
