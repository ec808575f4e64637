import type { KeptFeedback, KeptLesson, LessonCache } from '#lib/timeback/client/kept/lesson-cache.ts'
import { isOutage, type TimebackError } from '#lib/timeback/client/wire/timeback-error.ts'
import type { Transport } from '#lib/timeback/client/wire/transport.ts'
import type {
  CourseRef,
  LessonQuestion,
  LessonType,
  NextQuestion,
  QuestionBatch,
  StartResult,
} from '#lib/timeback/contract/lesson.ts'

/**
 * Where a session has its lesson from: the server, or, while that cannot be reached, what this device
 * saw of it last. Only what changes nothing on the server comes from the device.
 */
export type LessonSource = {
  start: (options: { forceNew: boolean }) => Promise<StartResult>
  /** Where the attempt stands now; from the server only, as is all that follows from it. */
  restart: () => Promise<StartResult>
  nextQuestion: () => Promise<NextQuestion>
  batch: (options: { freshly: boolean }) => Promise<QuestionBatch>
  /** Keeps the adaptive question that the student now sees. */
  keepShown: (question: LessonQuestion, score: number) => void
  /** The adaptive question that was seen last on this device. */
  lastShown: () => LessonQuestion | null
  /** Adaptive: how the last answer was, where the question after it was not shown yet when the lesson was opened. */
  feedback: () => KeptFeedback | null
}

type StartAnswer = Omit<StartResult, 'lessonType'> & { lessonType?: LessonType }

export function createLessonSource(
  { transport, cache }: { transport: Transport; cache: LessonCache },
  {
    lessonId,
    lessonType,
    course,
  }: { lessonId: string; lessonType: LessonType | undefined; course: CourseRef },
): LessonSource {
  let kept: KeptLesson | null = null
  let type = lessonType

  /** Asks the server; once only where there is something to fall back on. */
  const ask = async <T>(path: string, body: object, fallback: T | null, repeatable = true): Promise<T> => {
    const options = { repeatable, ...(fallback && { retryAttempts: 0 }) }
    return transport.post<T>(path, body, options).catch((error: TimebackError) => {
      if (fallback && isOutage(error)) return fallback
      throw error
    })
  }

  const keep = async (change: Partial<KeptLesson>) => {
    const merge = (known: KeptLesson | null) => known && { ...known, ...change }
    kept = merge(kept)
    await cache.update(lessonId, merge)
  }

  const settle = async (answer: StartAnswer) => {
    const started = { ...answer, lessonType: answer.lessonType ?? type ?? 'quiz' }
    type = started.lessonType
    kept = await cache.update(lessonId, (known) => {
      if (!known || known.started.attempt !== started.attempt) return { started }
      // With another score, the lesson has gone on somewhere else since.
      const feedback = known.started.score === started.score ? known.feedback : undefined
      return { ...known, started, feedback }
    })
    return started
  }

  return {
    async start({ forceNew }) {
      const known = await cache.find(lessonId)
      const body = { lessonId, course, lessonType: type, forceNew }
      const fallback = forceNew ? null : (known?.started ?? null)
      // Asked for twice, `forceNew` would close the attempt that it has just opened.
      return settle(await ask<StartAnswer>('lessons/start', body, fallback, !forceNew))
    },
    async restart() {
      const body = { lessonId, lessonType: type, forceNew: false }
      return settle(await transport.post<StartAnswer>('lessons/start', body, { retryAttempts: 0 }))
    },
    async nextQuestion() {
      // As the queue has noted it meanwhile.
      const last = (await cache.find(lessonId))?.question
      const fallback = last ? { question: last, score: kept?.started.score ?? 0, complete: false } : null
      return ask<NextQuestion>('lessons/next', { lessonId, lessonType: type }, fallback)
    },
    async batch({ freshly }) {
      const fallback = freshly ? null : ((await cache.find(lessonId))?.batch ?? null)
      const batch = await ask('lessons/next', { lessonId, lessonType: type }, fallback)
      await keep({ batch })
      return batch
    },
    keepShown(question, score) {
      // Nobody waits for it: what is not kept, the server has.
      if (kept) void keep({ question, started: { ...kept.started, score }, feedback: undefined })
    },
    lastShown: () => kept?.question ?? null,
    feedback: () => kept?.feedback ?? null,
  }
}
