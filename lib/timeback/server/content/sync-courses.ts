import 'server-only'
import { saveCourse } from '#lib/db/save-course.ts'
import type { CourseConfig } from '#lib/timeback/config/course-config.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

/** Makes every course of the configuration known, also those without lessons; keeps their titles. */
export async function syncCourses({ db, config }: Deps): Promise<void> {
  for (const [sortOrder, course] of config.courses.entries())
    await saveCourse(db, { ...course, sortOrder, title: defaultTitle(course) }, { keepTitle: true })
}

/** "Math 5", or the code of a course without a grade. */
export function defaultTitle({ subject, grade, code }: CourseConfig): string {
  return grade === null ? code : `${subject} ${grade}`
}
