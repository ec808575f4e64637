import 'server-only'
import { type CourseRow, findCourse } from '#lib/db/courses.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { CourseRef } from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

export async function requireCourse({ db }: Deps, ref: CourseRef): Promise<CourseRow> {
  const course = await findCourse(db, ref)
  if (!course) throw new DomainError('COURSE_NOT_FOUND', 'There is no such course.')
  return course
}
