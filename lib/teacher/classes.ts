import 'server-only'
import type { Actor } from '#lib/auth/get-actor.ts'
import { type AttemptSummaryRow, listAttemptSummaries } from '#lib/db/attempts/attempt-summaries.ts'
import { db } from '#lib/db/client.ts'
import { findClassRow, listClassRows } from '#lib/db/people/classes.ts'
import { groupBy } from '#lib/std/group-by.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { list } from '#lib/timeback/server/lessons/list.ts'
import type { ClassGrid, ClassSummary, Grid, GridCell, StudentRef } from './model.ts'
import { scopeOf, toStudentRef } from './scope.ts'

const listLessons = lessonVerb('list', list)

/** The actor's classes with their students; none of anyone else's. */
export async function listClasses(actor: Actor): Promise<ClassSummary[]> {
  const rows = await listClassRows(db(), scopeOf(actor))
  return rows.map(({ id, title, students }) => ({ id, title, students: students.map(toStudentRef) }))
}

/** Students down, lessons across; `null` if the class is not the actor's. */
export async function getClassGrid(actor: Actor, classId: string): Promise<ClassGrid | null> {
  const found = isUuid(classId) ? await findClassRow(db(), scopeOf(actor), classId) : null
  if (!found) return null
  const { id, title, students } = found
  return { id, title, ...(await readGrid(students.map(toStudentRef))) }
}

/** What these students did, each at each lesson. */
export async function readGrid(students: StudentRef[]): Promise<Grid> {
  const studentIds = students.map(({ timebackId }) => timebackId)
  const [lessons, attempts] = await Promise.all([listLessons(), listAttemptSummaries(db(), { studentIds })])
  const cells = groupBy(attempts, ({ studentId, lessonId }) => `${studentId} ${lessonId}`)
  return {
    students,
    lessons: lessons.map(({ id, name, type, metadata }) => ({
      id,
      name,
      type,
      courseTitle: metadata.courseTitle,
    })),
    cells: [...cells.values()].map(toCell),
  }
}

/** `attempts` are one student's at one lesson, oldest first. */
function toCell(attempts: AttemptSummaryRow[]): GridCell {
  const latest = attempts[attempts.length - 1] as AttemptSummaryRow
  return {
    studentId: latest.studentId,
    lessonId: latest.lessonId,
    state: latest.status === 'open' ? 'open' : 'done',
    score: latest.score,
    best: latest.bestScore,
    mastered: latest.mastered,
    attempts: attempts.length,
    helpCause: latest.status === 'open' ? latest.helpCause : null,
    lastSeenAt: latest.lastSeenAt.toISOString(),
  }
}
