import type {
  LessonQuestion,
  QuestionBatch,
  StartResult,
  SubmitResult,
} from '#lib/timeback/contract/lesson.ts'
import type { Storage } from './environment.ts'
import type { KeptAnswer } from './kept-answer.ts'
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
  /** Notes what the server has counted, so that this device does not take it for open later. */
  note: (answer: KeptAnswer, result: SubmitResult) => Promise<void>
}

export function createLessonCache(storage: Storage, student: Student): LessonCache {
  // Raised when the shape changes: what an earlier version has kept is then not found.
  const keyOf = async (lessonId: string) =>
    `${encodeURIComponent(await student.id())}/lessons-1/${encodeURIComponent(lessonId)}/`
  const cache: LessonCache = {
    async find(lessonId) {
      const [found] = await storage.list(await keyOf(lessonId))
      return (found?.[1] as KeptLesson | undefined) ?? null
    },
    put: async (lesson) => storage.put(await keyOf(lesson.started.lessonId), lesson),
    drop: async (lessonId) => storage.delete(await keyOf(lessonId)),
    async note(answer, result) {
      const known = await cache.find(answer.lessonId)
      const noted = known && known.started.attempt === answer.attempt && noteIn(known, answer, result)
      if (noted) await cache.put(noted)
    },
  }
  return cache
}

function noteIn(
  known: KeptLesson,
  { question, responses }: KeptAnswer,
  { next, score }: SubmitResult,
): KeptLesson | null {
  const { started, batch } = known
  if (batch) {
    const answeredIds = [...new Set([...batch.answeredIds, question])]
    return { started, batch: { ...batch, answeredIds, answers: { ...batch.answers, [question]: responses } } }
  }
  if (known.question?.id !== question) return null
  return { started: { ...started, score }, ...(next && { question: next }) }
}
