import 'server-only'
import type { LessonRow } from '#lib/db/content/lessons.ts'
import type { CourseRef, Lesson } from '#lib/timeback/contract/lesson.ts'

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
