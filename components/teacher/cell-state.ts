import { Check, CircleDot, CircleEllipsis, Flag, LifeBuoy } from 'lucide-react'
import type { GridCell } from '#lib/teacher/model.ts'
import { stuckBy } from './list-needs-help.ts'

/** How a cell looks: a shape and a colour per state; the legend says the words. */
export const cellLooks = {
  mastered: { Icon: Flag, word: 'mastered', look: 'border-correct bg-correct-tint text-correct' },
  middle: {
    Icon: Check,
    word: 'finished with 70 or more, not mastered yet',
    look: 'border-edge bg-surface text-ink',
  },
  low: {
    Icon: CircleEllipsis,
    word: 'finished below 70',
    look: 'border-notyet-edge bg-notyet-tint text-notyet',
  },
  open: {
    Icon: CircleDot,
    word: 'in progress',
    look: 'border-dashed border-accent bg-accent-tint text-accent',
  },
  stuck: {
    Icon: LifeBuoy,
    word: 'in progress, may need help',
    look: 'border-dashed border-notyet-edge bg-notyet-tint text-notyet',
  },
} as const

/** What is mastered stays so, whatever came after it. */
export function cellStateOf(cell: GridCell): keyof typeof cellLooks {
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
