import 'server-only'
import { createSchoolCourse } from '#lib/db/content/create-school-course.ts'
import { toSubject } from '#lib/std/terms.ts'
import type { KnownCourse, NewCourseBody } from '#lib/timeback/contract/courses-admin.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

/** A new course of the school's own. Throws `ALREADY_EXISTS` for a code that is there, in any case. */
export async function makeCourse(
  { db, now, uuid }: Pick<Deps, 'db' | 'now' | 'uuid'>,
  by: { timebackId: string },
  { code, title, subject, grade = null, totalLessons = null }: NewCourseBody,
): Promise<{ course: KnownCourse }> {
  const said = { code: code.trim(), title: title.trim(), subject: toSubject(subject.trim()) }
  const given = { id: uuid(), ...said, grade, totalLessons }
  const course = await createSchoolCourse(db, given, { byId: by.timebackId, at: now() })
  if (!course)
    throw new DomainError('ALREADY_EXISTS', 'There is a course of this code already.', {
      errors: [{ path: 'code', message: 'is another course’s' }],
    })
  return { course }
}
