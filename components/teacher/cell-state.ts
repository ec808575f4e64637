import type { GridCell } from '#lib/teacher/model.ts'
import { stuckBy } from './list-needs-help.ts'

/** How a cell looks: a shape and a colour per state (`app/signs.css`); the legend says the words. */
export const cellNames = {
  mastered: 'mastered',
  middle: 'finished with 70 or more, not mastered yet',
  low: 'finished below 70',
  open: 'in progress',
  stuck: 'in progress, may need help',
} as const

export type CellLook = keyof typeof cellNames
export const cellLooks = Object.keys(cellNames) as CellLook[]

/** What is mastered stays so, whatever came after it. */
export function cellStateOf(cell: GridCell): CellLook {
  const { mastered, state, score } = cell
  if (mastered) return 'mastered'
  if (state === 'open') return stuckBy(cell) ? 'stuck' : 'open'
  return score >= 70 ? 'middle' : 'low'
}

/** What a cell says: its score, null where there is none to show, and the attempt that came after mastering. */
export function cellWords(
  cell: GridCell,
  /** False: the score of an open attempt is not known before it is finished. */
  scoredWhileOpen: boolean,
): { score: number | null; again: { score: number | null; open: boolean } | null } {
  const { mastered, best, score, state } = cell
  const open = state === 'open'
  const latest = scoredWhileOpen || !open ? score : null
  if (!mastered) return { score: latest, again: null }
  const isPractice = open || (best !== null && score < best)
  return { score: best ?? latest, again: isPractice ? { score: latest, open } : null }
}
