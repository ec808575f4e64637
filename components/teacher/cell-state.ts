import { Check, CircleDot, CircleEllipsis, Flag, LifeBuoy } from 'lucide-react'
import type { GridCell } from '#lib/teacher/model.ts'
import { stuckBy } from './help-words.ts'

/** How a cell looks: a shape and a colour per state; the legend says the words. */
export const cellLooks = {
  high: { Icon: Flag, word: 'finished with 90 or more', look: 'border-correct bg-correct-tint text-correct' },
  middle: { Icon: Check, word: 'finished with 70 to 89', look: 'border-edge bg-surface text-ink' },
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

export function cellStateOf(cell: GridCell): keyof typeof cellLooks {
  const { state, score } = cell
  if (state === 'open') return stuckBy(cell) ? 'stuck' : 'open'
  if (score >= 90) return 'high'
  return score >= 70 ? 'middle' : 'low'
}
