import { formatScore } from '#components/ui/format.ts'
import { type HelpCause, isAdaptive, onlyMeasures } from '#lib/std/terms.ts'
import type { Grid, GridCell, StudentRef } from '#lib/teacher/model.ts'

/** Below this a finished lesson has not reached its first medal. */
const lowScore = 70
/** From this attempt on, another one of the same kind is unlikely to help, … */
const manyAttempts = 3
/** … unless it is nearly there. */
const nearlyThere = 90

type Lesson = Grid['lessons'][number]

/**
 * Students whose latest attempts say that they are stuck at a lesson that they have not mastered, each
 * with the facts that say so.
 */
export function listNeedsHelp(grid: Grid): { student: StudentRef; reasons: string[] }[] {
  const cells = new Map(grid.cells.map((cell) => [`${cell.studentId} ${cell.lessonId}`, cell]))
  return grid.students
    .map((student) => ({
      student,
      reasons: grid.lessons.flatMap((lesson) => {
        const cell = cells.get(`${student.timebackId} ${lesson.id}`)
        const reason = cell ? reasonOf(cell, lesson) : null
        return reason === null ? [] : [`${lesson.name}, ${reason}`]
      }),
    }))
    .filter(({ reasons }) => reasons.length > 0)
}

/** Why a student needs help with a lesson; null while they do not. The one rule of every teacher's page. */
export function needReason(
  grid: Grid,
  { studentId, lessonId }: Pick<GridCell, 'studentId' | 'lessonId'>,
): string | null {
  const cell = grid.cells.find((each) => each.studentId === studentId && each.lessonId === lessonId)
  const lesson = grid.lessons.find(({ id }) => id === lessonId)
  return cell && lesson ? reasonOf(cell, lesson) : null
}

function reasonOf(cell: GridCell, { type }: Lesson): string | null {
  const { state, score, attempts, mastered } = cell
  if (mastered || onlyMeasures(type)) return null
  const cause = stuckBy(cell)
  // An open linear attempt is scored when it is finished; until then its 0 says nothing.
  if (state === 'open' && !isAdaptive(type)) return cause && helpWords[cause]
  if (cause) return `${formatScore(score)} of 100 ${helpWords[cause]}`
  if (attempts >= manyAttempts && score < nearlyThere) return `${formatScore(score)} at attempt ${attempts}`
  return state === 'done' && score < lowScore ? `finished with ${formatScore(score)}` : null
}

/** When a lesson yields to a student, in a teacher's words; as after “40 of 100 ”. */
const helpWords: Record<HelpCause, string> = {
  'many-questions': 'after 30 questions or more',
  'no-new-questions': 'after every question of the lesson',
  'misses-in-a-row': 'with the latest three not right',
  'low-accuracy': 'with fewer than half of the latest questions right',
}

/** Why the student is stuck in the open attempt; whoever mastered the lesson before only practises. */
export function stuckBy({ helpCause, mastered }: GridCell): HelpCause | null {
  return mastered ? null : helpCause
}
