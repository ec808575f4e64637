import 'server-only'
import {
  type ContentLessonRow,
  type ContentReader,
  findContentLesson,
  listContentCourses,
  listContentLessons,
} from '#lib/db/content/content-list.ts'
import type {
  ContentCourse,
  ContentLesson,
  ContentLessonDetails,
  LessonOwner,
} from '#lib/timeback/contract/content.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { mayChangeLesson } from '#lib/timeback/server/content/lesson-owner.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import type { Viewer } from '#lib/timeback/server/people/viewer.ts'

/** What the courses hold for somebody who makes lessons, one course at a time: the first unless `course`, a code, or `courseId` names another. */
export async function listContent(
  { db, config }: Pick<Deps, 'db' | 'config'>,
  viewer: Viewer,
  { course: code, courseId }: { course?: string | undefined; courseId?: string } = {},
): Promise<{ courses: ContentCourse[]; course: ContentCourse | null; lessons: ContentLesson[] }> {
  const reader = readerOf(viewer)
  const courses = await listContentCourses(db, { ...reader, codes: config.courses.map((one) => one.code) })
  const course = courses.find((one) => one.id === courseId || one.code === code) ?? courses[0] ?? null
  const lessons = course ? await listContentLessons(db, { ...reader, courseId: course.id }) : []
  return { courses, course, lessons: lessons.map((lesson) => toContentLesson(lesson, viewer)) }
}

/** A lesson with its questions. Throws `LESSON_NOT_FOUND`, also for another's draft. */
export async function getContentLesson(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  lessonId: string,
): Promise<ContentLessonDetails> {
  const row = await findContentLesson(db, { ...readerOf(viewer), lessonId })
  if (!row) throw new DomainError('LESSON_NOT_FOUND', `There is no lesson ${lessonId}.`)
  const { policy, xp, masteryThreshold, course, copiedFrom, items } = row
  return { ...toContentLesson(row, viewer), policy, xp, masteryThreshold, course, copiedFrom, items }
}

/** Throws `FORBIDDEN` for a student: content with its keys is for those who make it. */
export function readerOf({ timebackId, role }: Viewer): ContentReader {
  if (role === 'student') throw new DomainError('FORBIDDEN', 'Students make no lessons.')
  return { readerId: timebackId, seesAll: role === 'admin' }
}

function toContentLesson(row: ContentLessonRow, viewer: Viewer): ContentLesson {
  const { id, title, type, unit, questions, isWithdrawn } = row
  return {
    ...{ id, title, type, unit, questions },
    owner: ownerOf(row, viewer),
    isDraft: isWithdrawn,
    mayChange: mayChangeLesson(viewer, row) === 'yes',
  }
}

function ownerOf({ ownerId, ownedByApp, ownerName }: ContentLessonRow, viewer: Viewer): LessonOwner {
  if (ownedByApp) return { kind: 'app' }
  if (ownerId === null) return { kind: 'school' }
  return ownerId === viewer.timebackId ? { kind: 'you' } : { kind: 'person', name: ownerName ?? '' }
}
