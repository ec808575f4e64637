import type { Storage } from '#lib/timeback/client/environment/environment.ts'
import type { Student } from '#lib/timeback/client/wire/student.ts'
import type {
  LessonQuestion,
  LexicalResponses,
  QuestionBatch,
  StartResult,
  SubmitResult,
} from '#lib/timeback/contract/lesson.ts'
import { goesOn, withAnswered } from '#lib/timeback/contract/question-turns.ts'
import type { KeptAnswer } from './kept-answer.ts'

/** What a lesson needs to go on without a connection. */
export type KeptLesson = {
  started: StartResult
  /** Linear: all questions, with what the server had saved when they were fetched. */
  batch?: QuestionBatch
  /** Adaptive: the question that was shown last. */
  question?: LessonQuestion
  /** Adaptive: how the last answer was, until the question after it is shown. */
  feedback?: KeptFeedback | undefined
}

/** An adaptive answer that the server has counted, with what it said to it. */
export type KeptFeedback = {
  question: LessonQuestion
  responses: LexicalResponses
  scoreBefore: number
  result: SubmitResult
}

/** The open lessons of one student as this device saw them last; a cache: what it lacks, the server has. */
export type LessonCache = {
  find: (lessonId: string) => Promise<KeptLesson | null>
  /** Changes what is kept of a lesson by what is kept now, one change after another. */
  update: (
    lessonId: string,
    change: (known: KeptLesson | null) => KeptLesson | null,
  ) => Promise<KeptLesson | null>
  drop: (lessonId: string) => Promise<void>
  /** Notes what the server has counted, so that this device does not take it for open later. */
  note: (answer: KeptAnswer, result: SubmitResult) => Promise<void>
}

export function createLessonCache(storage: Storage, student: Student): LessonCache {
  // Raised when the shape changes: what an earlier version has kept is then not found.
  const keyOf = async (lessonId: string) =>
    `${encodeURIComponent(await student.id())}/lessons-1/${encodeURIComponent(lessonId)}/`
  let last: Promise<unknown> = Promise.resolve()

  const find = async (lessonId: string) => {
    const [found] = await storage.list(await keyOf(lessonId))
    return (found?.[1] as KeptLesson | undefined) ?? null
  }
  const update: LessonCache['update'] = (lessonId, change) => {
    const updated = last.then(async () => {
      const changed = change(await find(lessonId))
      if (changed) await storage.put(await keyOf(lessonId), changed)
      return changed
    })
    last = updated.catch(() => null)
    return updated
  }

  return {
    find,
    update,
    drop: async (lessonId) => storage.delete(await keyOf(lessonId)),
    async note(answer, result) {
      await update(answer.lessonId, (known) =>
        known && known.started.attempt === answer.attempt ? noteIn(known, answer, result) : null,
      )
    },
  }
}

function noteIn(
  known: KeptLesson,
  { question, responses }: KeptAnswer,
  result: SubmitResult,
): KeptLesson | null {
  const { next, answered, score } = result
  const { started, batch } = known
  if (batch) {
    const answeredIds = [...new Set([...batch.answeredIds, question])]
    const answers = { ...batch.answers, [question]: responses }
    const questions = withAnswered(batch.questions, answered)
    return { started, batch: { ...batch, questions, answeredIds, answers } }
  }
  if (known.question?.id !== question) return null
  const noted = { ...started, score }
  if (goesOn(answered)) return { started: noted, question: answered }
  const feedback = { question: known.question, responses, scoreBefore: started.score, result }
  return { started: noted, feedback, ...(next && { question: next }) }
}
