import type { ShownCell } from '#lib/teacher/model.ts'

/** How many cells show a score of each ten of 0–100; what is not scored yet is in none. */
export function scoreBars(cells: readonly ShownCell[]): { label: string; value: number }[] {
  const scores = cells.flatMap((cell) => (cell === 0 || cell[2] === null ? [] : [cell[2]]))
  return Array.from({ length: 10 }, (_, ten) => ({
    label: ten === 9 ? '90–100' : `${10 * ten}–${10 * ten + 9}`,
    value: scores.filter((score) => Math.min(9, Math.floor(score / 10)) === ten).length,
  }))
}
