const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/** At most one decimal, grouped by thousands. */
export function formatNumber(value: number): string {
  return numbers.format(value)
}

const thresholds = [70, 80, 90, 100]

/** A score of 0–100, rounded, but never up to a medal that is not reached: 69.8 is `69`, not `70`. */
export function formatScore(score: number): string {
  const rounded = Math.round(score)
  return String(rounded > score && thresholds.includes(rounded) ? rounded - 1 : rounded)
}
