const shape =
  /^P(?:\d+(?:[.,]\d+)?W|(?=[\dT])(?:\d+(?:[.,]\d+)?Y)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?D)?(?:T(?=\d)(?:\d+(?:[.,]\d+)?H)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?S)?)?)$/

/** Whole seconds as an ISO 8601 duration in hours, minutes and seconds: 1800 is `PT30M`, 0 is `PT0S`. */
export function toDuration(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), 'H'],
    [Math.floor((seconds % 3600) / 60), 'M'],
    [seconds % 60, 'S'],
  ] as const
  const written = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count}${unit}`)
  return `PT${written.join('') || '0S'}`
}

/** ISO 8601 durations as xAPI takes them (xAPI 2.0, 4.2.7): weeks stand alone, so `P4W1D` is none. */
export function isDuration(text: string): boolean {
  return shape.test(text)
}
