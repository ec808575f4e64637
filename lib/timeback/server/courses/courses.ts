import 'server-only'
import { findCourseProgress } from '#lib/db/activity/course-progress.ts'
import { type CourseRow, findCourse, listCourseChoices } from '#lib/db/content/courses.ts'
import { assert } from '#lib/std/assert.ts'
import { toSubject } from '#lib/std/terms.ts'
import type { CourseProgress } from '#lib/timeback/contract/activity.ts'
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

/** What a class may have and an activity may count for, in the order of the courses. */
export async function listCourses({ db }: Pick<Deps, 'db'>): Promise<{ code: string; title: string }[]> {
  return (await listCourseChoices(db)).map(({ code, title }) => ({ code, title }))
}

/** How far a student is through a course, by the units that they mastered (seed 003). Throws `COURSE_NOT_FOUND`. */
export async function progress(
  deps: Deps,
  { student, course }: { student: string; course: CourseRef },
): Promise<CourseProgress> {
  const { id } = await requireCourse(deps, course)
  const found = await findCourseProgress(deps.db, { studentId: student, courseId: id })
  assert(found, 'a course that was found is there')
  return found
}
