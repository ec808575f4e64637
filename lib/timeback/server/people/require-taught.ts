import 'server-only'
import { findStudentRow, type StudentRow } from '#lib/db/people/classes.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { classScopeOf, type Viewer } from './viewer.ts'

/** A student's Timeback ID, and of which of their classes they are meant. */
export type TaughtKey = { student: string; classId?: string | undefined }

/** The student if the viewer teaches them (in that class, where one is given), else `null`. */
export async function findTaught(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  { student, classId }: TaughtKey,
): Promise<StudentRow | null> {
  if (!isUuid(student) || (classId !== undefined && !isUuid(classId))) return null
  return findStudentRow(db, classScopeOf(viewer), { studentId: student, classId })
}

/** The same. Throws `STUDENT_NOT_FOUND`, also for somebody else's. */
export async function requireTaught(
  deps: Pick<Deps, 'db'>,
  viewer: Viewer,
  key: TaughtKey,
): Promise<StudentRow> {
  const found = await findTaught(deps, viewer, key)
  if (!found) throw new DomainError('STUDENT_NOT_FOUND', 'There is no such student in a class of yours.')
  return found
}
