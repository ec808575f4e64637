import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { type CourseFilter, findLesson, type LessonRow, listLessons } from '#lib/db/content/lessons.ts'
import { toSubject } from '#lib/std/terms.ts'
import type { CourseRef, Lesson } from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { lessonNotFound, namesLesson } from './attempt/require-attempt.ts'

/** The lessons of the configured courses (seed 002, `lessons.list`); an unknown course has none. */
export async function list(deps: Deps, { course }: { course?: CourseFilter } = {}): Promise<Lesson[]> {
  const rows = await listLessons(
    deps.db,
    deps.config.courses.map(({ code }) => code),
    course && { ...course, ...(course.subject !== undefined && { subject: toSubject(course.subject) }) },
  )
  return rows.map(toLesson)
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
  return course.grade === null ? { code: course.code } : { subject: course.subject, grade: course.grade }
}
