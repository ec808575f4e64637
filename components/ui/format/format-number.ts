const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/** At most one decimal, grouped by thousands. */
export function formatNumber(value: number): string {
  return numbers.format(value)
}

/** Medals, passing scores and what XP takes all stand at one of these. */
const thresholdStep = 5

/**
 * A score or a share of 0–100 in whole numbers, rounded, but never up to a threshold that is not reached: 89.6 is
 * `89`, 99.9 is `99`, 66.7 is `67`. The one way in which the app shows such a figure.
 */
export function formatScore(score: number): string {
  const rounded = Math.round(score)
  return String(rounded > score && rounded % thresholdStep === 0 ? rounded - 1 : rounded)
}

/** So many of so many as a share of 100, shown as a score is; `0` of none. */
export function formatShare(part: number, whole: number): string {
  return formatScore(whole > 0 ? (100 * part) / whole : 0)
}

/** `1 question`, `3 questions`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
