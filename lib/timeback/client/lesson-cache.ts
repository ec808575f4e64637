import type { LessonQuestion, QuestionBatch, StartResult } from '#lib/timeback/contract/lesson.ts'
import type { Storage } from './environment.ts'
import type { Student } from './student.ts'

/** What a lesson needs to go on without a connection. */
export type KeptLesson = {
  started: StartResult
  /** Linear: all questions, with what the server had saved when they were fetched. */
  batch?: QuestionBatch
  /** Adaptive: the question that was shown last. */
  question?: LessonQuestion
}

/** The open lessons of one student as this device saw them last; a cache: what it lacks, the server has. */
export type LessonCache = {
  find: (lessonId: string) => Promise<KeptLesson | null>
  put: (lesson: KeptLesson) => Promise<void>
  drop: (lessonId: string) => Promise<void>
}

export function createLessonCache(storage: Storage, student: Student): LessonCache {
  // Raised when the shape changes: what an earlier version has kept is then not found.
  const keyOf = async (lessonId: string) =>
    `${encodeURIComponent(await student.id())}/lessons-1/${encodeURIComponent(lessonId)}/`
  return {
    async find(lessonId) {
      const [found] = await storage.list(await keyOf(lessonId))
      return (found?.[1] as KeptLesson | undefined) ?? null
    },
    put: async (lesson) => storage.put(await keyOf(lesson.started.lessonId), lesson),
    drop: async (lessonId) => storage.delete(await keyOf(lessonId)),
  }
}
