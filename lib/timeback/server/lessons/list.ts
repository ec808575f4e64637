import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { type CourseFilter, findLesson, type LessonRow, listLessons } from '#lib/db/content/lessons.ts'
import type { Visibility } from '#lib/db/content/visible-courses.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { toSubject } from '#lib/std/terms.ts'
import type { CourseRef, Lesson } from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { lessonNotFound, namesLesson } from './attempt/require-attempt.ts'

/**
 * The lessons of the configured courses (seed 002, `lessons.list`), or of a student's own; an unknown course has none.
 */
export async function list(
  deps: Deps,
  { course, student }: { course?: CourseFilter | undefined; student?: string | undefined } = {},
): Promise<Lesson[]> {
  const rows = await listLessons(
    deps.db,
    visibilityOf(deps, student),
    course && { ...course, ...(course.subject !== undefined && { subject: toSubject(course.subject) }) },
  )
  return rows.map(toLesson)
}

/** What of the courses is for that student; without one, those of the configuration are meant. */
export function visibilityOf({ config }: Pick<Deps, 'config'>, student?: string): Visibility {
  return {
    student: student !== undefined && isUuid(student) ? student : null,
    codes: config.courses.map(({ code }) => code),
  }
}

/** One lesson with how the SDK names its course. Throws `LESSON_NOT_FOUND`. */
export async function get(
  deps: Deps,
  { lesson }: { lesson: string },
): Promise<Lesson & { course: CourseRef }> {
  const row = await requireLesson(deps.db, lesson)
  return { ...toLesson(row), course: toCourseRef(row) }
}

/** Throws `LESSON_NOT_FOUND`. */
export async function requireLesson(db: Database, lessonId: string): Promise<LessonRow> {
  const lesson = namesLesson(lessonId) ? await findLesson(db, lessonId) : null
  if (!lesson) throw lessonNotFound()
  return lesson
}

export function toLesson(row: LessonRow): Lesson {
  const { id, title, type, course, questionCount, xp, policy, component } = row
  return {
    id,
    name: title,
    type,
    courseId: course.id,
    questionCount,
    metadata: { xp: xp ?? 0, policy, courseCode: course.code, courseTitle: course.title, component },
  }
}

/** How the SDK names the lesson's course. */
export function toCourseRef({ course }: Pick<LessonRow, 'course'>): CourseRef {
  return course.isOfSchool || course.grade === null
    ? { code: course.code }
    : { subject: course.subject, grade: course.grade }
}
