import 'server-only'
import { findCourseProgress } from '#lib/db/activity/course-progress.ts'
import { assert } from '#lib/std/assert.ts'
import type { CourseProgress } from '#lib/timeback/contract/activity.ts'
import type { CourseRef } from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { requireCourse } from './require-course.ts'

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
