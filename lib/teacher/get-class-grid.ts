import 'server-only'
import type { Actor } from '#lib/auth/get-actor.ts'
import { type AttemptSummaryRow, listAttemptSummaries } from '#lib/db/attempt-summaries.ts'
import { findClassRow } from '#lib/db/classes.ts'
import { db } from '#lib/db/client.ts'
import { findMasteredLessons } from '#lib/db/course-progress.ts'
import { groupBy } from '#lib/std/group-by.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'
import type { ClassGrid, Grid, GridCell, StudentRef } from './model.ts'
import { scopeOf, toStudentRef } from './scope.ts'

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
  const [lessons, attempts, isMastered] = await Promise.all([
    getTimeback().lessons.list(),
    listAttemptSummaries(db(), { studentIds }),
    findMasteredLessons(db(), studentIds),
  ])
  const cells = groupBy(attempts, ({ studentId, lessonId }) => `${studentId} ${lessonId}`)
  return {
    students,
    lessons: lessons.map(({ id, name, type, metadata }) => ({
      id,
      name,
      type,
      courseTitle: metadata.courseTitle,
    })),
    cells: [...cells.values()].map((own) => toCell(own, isMastered)),
  }
}

/** `attempts` are one student's at one lesson, oldest first. */
function toCell(
  attempts: AttemptSummaryRow[],
  isMastered: (studentId: string, lessonId: string) => boolean,
): GridCell {
  const latest = attempts[attempts.length - 1] as AttemptSummaryRow
  const { studentId, lessonId } = latest
  const scores = attempts.flatMap(({ status, score }) => (status === 'open' ? [] : [score]))
  return {
    studentId,
    lessonId,
    state: latest.status === 'open' ? 'open' : 'done',
    score: latest.score,
    best: scores.length > 0 ? Math.max(...scores) : null,
    mastered: isMastered(studentId, lessonId),
    attempts: attempts.length,
    helpCause: latest.status === 'open' ? latest.helpCause : null,
    lastSeenAt: latest.lastSeenAt.toISOString(),
  }
}
