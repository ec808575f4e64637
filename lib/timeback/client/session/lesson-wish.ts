import type { CompletionQueue } from '#lib/timeback/client/kept/completion-queue.ts'
import type { Outcome } from '#lib/timeback/client/kept/outbox.ts'
import type { CompleteResult } from '#lib/timeback/contract/lesson.ts'
import type { LessonSnapshot } from './lesson-snapshot.ts'

export type LessonWish = {
  /** Keeps the wish and tries at once; rejects with what holds it up, or with why it was refused. */
  fulfil: (lesson: LessonSnapshot) => Promise<CompleteResult>
}

/** The wish to finish a session's attempt: kept once, however often it is asked for while it is open. */
export function createLessonWish(completions: CompletionQueue, uuid: () => string): LessonWish {
  let open: Promise<{ outcome: Promise<Outcome<CompleteResult>> }> | null = null

  const keep = async ({ lessonId, lessonType, attempt, questions, answers }: LessonSnapshot) => {
    const wish = {
      ...{ lessonId, lessonType, answers: questions.length > 0 ? answers : null },
      ...(attempt !== undefined && { attempt }),
    }
    const { outcome } = await completions.keep(lessonId, uuid(), wish)
    void outcome.then(() => {
      open = null
    })
    return { outcome }
  }

  return {
    async fulfil(lesson) {
      open ??= keep(lesson)
      const { outcome } = await open
      const held = await completions.flush(lesson.lessonId)
      if (held) throw held
      const settled = await outcome
      if ('error' in settled) throw settled.error
      return settled.result
    },
  }
}
