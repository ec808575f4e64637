import { isAdaptive } from '#lib/std/terms.ts'
import { TimebackError } from '#lib/timeback/client/wire/timeback-error.ts'
import type { Transport } from '#lib/timeback/client/wire/transport.ts'
import type { QuestionBatch, SubmitResult } from '#lib/timeback/contract/lesson.ts'
import type { Drafts } from './drafts.ts'
import { type KeptAnswer, sameResponses } from './kept-answer.ts'
import type { LessonCache } from './lesson-cache.ts'
import { Outbox, type OutboxParts } from './outbox.ts'
import type { Parcel, RefusedAnswer } from './parcel.ts'

export type AnswerQueue = Outbox<KeptAnswer, SubmitResult>

export type AnswerParcel = Parcel<KeptAnswer>

/** The answers of one student until the server has counted or refused them; one lane per lesson. */
export function createAnswerQueue(
  { transport, cache, drafts }: { transport: Transport; cache: LessonCache; drafts: Drafts },
  parts: Pick<OutboxParts<KeptAnswer, SubmitResult>, 'environment' | 'storage' | 'student'>,
): AnswerQueue {
  const send = async ({ id: submissionId, content }: AnswerParcel, isLate: boolean) => {
    const { lessonId, lessonType, question, answer, attempt, turn, responseMs } = content
    // A turn replaces nothing: it names those before it.
    const replaces = !isAdaptive(lessonType) && turn === undefined
    if (isLate && replaces) await requireUnchanged(transport, content)
    const body = { lessonId, question, ...answer, attempt, turn, responseMs, submissionId }
    return transport.post<SubmitResult>('lessons/submit', body, { retryAttempts: 0 })
  }
  const onTaken = async ({ content }: AnswerParcel, result: SubmitResult) => {
    await cache.note(content, result)
    await drafts.forget(content)
  }
  return new Outbox({ ...parts, name: 'answers', keepsRefused: true, send, onTaken })
}

/** Sends what is open of a lesson and resolves when nothing of it is, however long that takes. */
export function untilSent(queue: AnswerQueue, lessonId: string): Promise<void> {
  if (!queue.hasOpen(lessonId)) return Promise.resolve()
  void queue.flush(lessonId)
  return new Promise((resolve) => {
    const unsubscribe = queue.subscribe(() => {
      if (queue.hasOpen(lessonId)) return
      unsubscribe()
      resolve()
    })
  })
}

/**
 * The server lets a later linear answer replace an earlier one. One that was kept for long must not replace
 * what the student has answered meanwhile on another device.
 */
async function requireUnchanged(transport: Transport, kept: KeptAnswer): Promise<void> {
  const { lessonId, lessonType, question, responses, before, orBefore = [] } = kept
  const options = { retryAttempts: 0 }
  const batch = await transport.post<QuestionBatch>('lessons/next', { lessonId, lessonType }, options)
  const now = batch.answers[question] ?? null
  if (batch.finalized || [before, responses, ...orBefore].some((known) => sameResponses(now, known))) return
  const detail = 'This question was answered somewhere else in the meantime; that answer stays.'
  throw new TimebackError('ANSWERED_ELSEWHERE', detail, { status: 409 })
}

/** What `parcel` was refused for; null while there is hope. */
export function toRefusedAnswer({ id, content, keptAt, refusal }: AnswerParcel): RefusedAnswer | null {
  if (!refusal) return null
  const { lessonId, attempt, question, place, responses } = content
  const { code, detail } = refusal
  return {
    submissionId: id,
    lessonId,
    attempt,
    questionId: question,
    place,
    responses,
    answeredAt: keptAt,
    code,
    detail,
  }
}
