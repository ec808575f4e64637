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
