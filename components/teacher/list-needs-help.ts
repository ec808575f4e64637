import { formatScore } from '#components/ui/format-number.ts'
import type { ClassGrid, GridCell, StudentRef } from '#lib/teacher/model.ts'
import { helpWords, stuckBy } from './help-words.ts'

/** Below this a finished lesson has not reached its first medal. */
const lowScore = 70
/** From this attempt on, another one of the same kind is unlikely to help. */
const manyAttempts = 3

/** They find out what a student knows already: a low score there is an answer, not a need. */
const onlyMeasures = new Set<Lesson['type']>(['placement', 'test-out'])

type Lesson = ClassGrid['lessons'][number]

/**
 * Students whose latest attempts say that they are stuck at a lesson that they have not mastered, each
 * with the facts that say so.
 */
export function listNeedsHelp(grid: ClassGrid): { student: StudentRef; reasons: string[] }[] {
  return grid.students
    .map((student) => ({
      student,
      reasons: grid.lessons.flatMap((lesson) => {
        const cell = grid.cells.find(
          ({ studentId, lessonId }) => studentId === student.timebackId && lessonId === lesson.id,
        )
        const reason = cell && reasonOf(cell, lesson)
        return reason ? [`${lesson.name}, ${reason}`] : []
      }),
    }))
    .filter(({ reasons }) => reasons.length > 0)
}

function reasonOf(cell: GridCell, { type }: Lesson): string | null {
  const { state, score, attempts, mastered } = cell
  // An open linear attempt is scored when it is finished; until then its 0 says nothing.
  if (mastered || onlyMeasures.has(type) || (state === 'open' && type !== 'powerpath-100')) return null
  const cause = stuckBy(cell)
  if (cause) return `${formatScore(score)} of 100 ${helpWords[cause]}`
  if (attempts >= manyAttempts) return `${formatScore(score)} at attempt ${attempts}`
  return state === 'done' && score < lowScore ? `finished with ${formatScore(score)}` : null
}
