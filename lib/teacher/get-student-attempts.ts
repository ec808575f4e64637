import 'server-only'
import type { Actor } from '#lib/auth/get-actor.ts'
import { db } from '#lib/db/client.ts'
import { findStudentRow } from '#lib/db/people/classes.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'
import { readGrid } from './get-class-grid.ts'
import type { StudentAttempts, StudentHistory, StudentRef } from './model.ts'
import { scopeOf, toStudentRef } from './scope.ts'

export type StudentKey = { timebackId: string; classId?: string | undefined }

/** The student if the actor teaches them (in that class, where one is given), else `null`. */
export async function getStudent(
  actor: Actor,
  { timebackId, classId }: StudentKey,
): Promise<StudentRef | null> {
  if (!isUuid(timebackId) || (classId !== undefined && !isUuid(classId))) return null
  const row = await findStudentRow(db(), scopeOf(actor), { studentId: timebackId, classId })
  return row && toStudentRef(row)
}

/** A student's attempts, the latest first; `null` if the student is not the actor's. */
export async function getStudentAttempts(
  actor: Actor,
  { lessonId, ...key }: StudentKey & { lessonId?: string | undefined },
): Promise<StudentAttempts | null> {
  const student = await getStudent(actor, key)
  if (!student) return null
  const attempts = await getTimeback().lessons.history({ student: student.timebackId, lesson: lessonId })
  return { student, attempts }
}

/** All that a student did, of every kind; `null` if the student is not the actor's. */
export async function getStudentHistory(actor: Actor, key: StudentKey): Promise<StudentHistory | null> {
  const found = await getStudentAttempts(actor, key)
  if (!found) return null
  const { vr, activity } = getTimeback()
  const { timebackId: student } = found.student
  const [grid, vrSessions, activities] = await Promise.all([
    readGrid([found.student]),
    vr.history({ student }),
    activity.completed({ student }),
  ])
  return { ...found, grid, vrSessions, activities }
}
