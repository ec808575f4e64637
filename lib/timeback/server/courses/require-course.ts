import 'server-only'
import { type CourseRow, findCourse } from '#lib/db/content/courses.ts'
import { toSubject } from '#lib/std/terms.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { CourseRef } from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

/** The course that is meant, by whichever of its subject's names. Throws `COURSE_NOT_FOUND`. */
export async function requireCourse({ db }: Deps, ref: CourseRef): Promise<CourseRow> {
  const course = await findCourse(db, 'code' in ref ? ref : { ...ref, subject: toSubject(ref.subject) })
  if (!course) throw new DomainError('COURSE_NOT_FOUND', 'There is no such course.')
  return course
}

/** Whether that is the course which is meant. */
export function isCourse(course: Pick<CourseRow, 'code' | 'subject' | 'grade'>, ref: CourseRef): boolean {
  if ('code' in ref) return ref.code === course.code
  return toSubject(ref.subject) === course.subject && ref.grade === course.grade
}
