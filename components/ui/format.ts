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

/** `42 s`, `3 min 5 s`, `1 h 4 min 30 s`: to the second, so that what adds up is seen to add up. */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const
  const shown = parts.filter(([value]) => value > 0)
  return shown.length === 0 ? '0 s' : shown.map(([value, unit]) => `${value} ${unit}`).join(' ')
}

/**
 * Stretches of time in whole seconds that add up to the rounded sum: those that lose most by it are rounded up.
 * All in milliseconds.
 */
export function toWholeSeconds(parts: readonly number[]): number[] {
  const floors = parts.map((ms) => Math.floor(ms / 1000))
  const total = Math.round(sum(parts) / 1000)
  const byLoss = parts
    .map((ms, index) => ({ index, loss: ms / 1000 - Math.floor(ms / 1000) }))
    .sort((a, b) => b.loss - a.loss)
  const up = new Set(byLoss.slice(0, total - sum(floors)).map(({ index }) => index))
  return floors.map((seconds, index) => 1000 * (seconds + (up.has(index) ? 1 : 0)))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
