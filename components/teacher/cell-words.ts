import { formatScore, plural } from '#components/ui/format.ts'
import { type CellLook, cellLooks, type ShownCell } from '#lib/teacher/model.ts'

/** What the shape and colour of a cell mean (`app/signs.css`). */
export const cellNames: Record<CellLook, string> = {
  mastered: 'mastered',
  middle: 'finished with 70 or more, not mastered yet',
  low: 'finished below 70',
  open: 'in progress',
  stuck: 'in progress, may need help',
}

type Words = {
  look: CellLook
  /** The score that stands large: the best where the lesson is mastered, else the latest; none where none is known. */
  main: string
  /** The other one where it differs: `↑` a better one from before, `↺` of the attempt after mastering. */
  other: string
  /** All of it, for who does not see shapes. */
  label: string
}

/** What a cell of a lesson that was begun says. */
export function cellWords([lookIndex, attempts, score, best, open]: Exclude<ShownCell, 0>): Words {
  const look = cellLooks[lookIndex] ?? 'open'
  const isMastered = look === 'mastered'
  const shown = isMastered ? (best ?? score) : score
  const main = shown === null ? '' : formatScore(shown)
  const isAgain = isMastered && (open === 1 || (best !== null && score !== null && score < best))
  const isBetter = !isMastered && best !== null && (score === null || best > score)
  const latest = score === null ? '' : formatScore(score)
  const again = `again${open ? '' : ' done'}${latest && `: ${latest}`}`
  const label = [
    ...[main, cellNames[look], plural(attempts, 'attempt')],
    ...[isAgain ? again : '', isBetter ? `best ${formatScore(best)}` : ''],
  ]
  return {
    ...{ look, main, label: label.filter((part) => part !== '').join(', ') },
    other: isAgain ? `↺${latest}` : isBetter ? `↑${formatScore(best)}` : '',
  }
}
