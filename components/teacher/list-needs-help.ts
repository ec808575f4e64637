import { formatScore } from '#components/ui/format-number.ts'
import type { ClassGrid, GridCell, StudentRef } from '#lib/teacher/model.ts'

/** Below this a finished lesson has not reached its first medal. */
const lowScore = 70
/** From this attempt on, another one of the same kind is unlikely to help. */
const manyAttempts = 3
const masteredFrom = 90

/** Students whose latest attempts say that they are stuck, each with the facts that say so. */
export function listNeedsHelp(grid: ClassGrid): { student: StudentRef; reasons: string[] }[] {
  return grid.students
    .map((student) => ({
      student,
      reasons: grid.lessons.flatMap(({ id, name }) => {
        const cell = grid.cells.find(
          ({ studentId, lessonId }) => studentId === student.timebackId && lessonId === id,
        )
        const reason = cell && reasonOf(cell)
        return reason ? [`${name}, ${reason}`] : []
      }),
    }))
    .filter(({ reasons }) => reasons.length > 0)
}

function reasonOf({ state, score, attempts }: GridCell): string | null {
  if (attempts >= manyAttempts && score < masteredFrom) return `${formatScore(score)} at attempt ${attempts}`
  return state === 'done' && score < lowScore ? `finished with ${formatScore(score)}` : null
}
