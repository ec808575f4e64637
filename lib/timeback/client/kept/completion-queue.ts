import type { LessonType } from '#lib/std/terms.ts'
import { TimebackError } from '#lib/timeback/client/wire/timeback-error.ts'
import type { Transport } from '#lib/timeback/client/wire/transport.ts'
import type {
  CompleteResult,
  LexicalResponses,
  QuestionBatch,
  StartResult,
} from '#lib/timeback/contract/lesson.ts'
import type { AnswerQueue } from './answer-queue.ts'
import type { Drafts } from './drafts.ts'
import { sameResponses } from './kept-answer.ts'
import type { LessonCache } from './lesson-cache.ts'
import { Outbox, type OutboxParts } from './outbox.ts'
import type { Parcel, RefusedCompletion } from './parcel.ts'

export type CompletionQueue = Outbox<KeptCompletion, CompleteResult>

type CompletionParcel = Parcel<KeptCompletion>

/**
 * The wishes of one student to finish a lesson, until the server has fulfilled or refused them; one lane per
 * lesson. Each goes after the lesson's answers, and names the attempt that it is about.
 */
export function createCompletionQueue(
  {
    transport,
    cache,
    drafts,
    answers,
  }: { transport: Transport; cache: LessonCache; drafts: Drafts; answers: AnswerQueue },
  parts: Pick<OutboxParts<KeptCompletion, CompleteResult>, 'environment' | 'storage' | 'student'>,
): CompletionQueue {
  const send = async ({ content }: CompletionParcel, isLate: boolean) => {
    const { lessonId, attempt } = content
    const held = await answers.flush(lessonId)
    if (held) throw held
    requireCounted(answers, content)
    if (isLate) await requireUnchanged(transport, content)
    const options = isLate ? { retryAttempts: 0 } : {}
    return transport.post<CompleteResult>('lessons/complete', { lessonId, attempt }, options)
  }
  const onTaken = async ({ content }: CompletionParcel, { finalized }: CompleteResult) => {
    if (!finalized) return
    await cache.drop(content.lessonId)
    await drafts.forgetAttempt({ lessonId: content.lessonId, attempt: content.attempt })
  }
  return new Outbox({ ...parts, name: 'completions', keepsRefused: true, send, onTaken })
}

/** Another device has begun a later attempt: that is the one to go on with. */
function requireCounted(answers: AnswerQueue, { lessonId, attempt }: KeptCompletion): void {
  const isStale = answers.getSnapshot().waiting.some(({ parcel: { content, refusal } }) => {
    const isOfAttempt = content.lessonId === lessonId && content.attempt === attempt
    return isOfAttempt && refusal?.code === 'STALE_ATTEMPT'
  })
  if (!isStale) return
  const detail = 'A later attempt was begun somewhere else.'
  throw new TimebackError('STALE_ATTEMPT', detail, { status: 409 })
}

/**
 * The student finished what they saw. If the attempt is still open and its answers are others now, they went
 * on with it on another device, or an answer was refused: then finishing is for them to decide again.
 */
async function requireUnchanged(transport: Transport, wish: KeptCompletion): Promise<void> {
  const { lessonId, lessonType, attempt, answers } = wish
  if (!answers) return
  const options = { retryAttempts: 0 }
  const body = { lessonId, lessonType }
  const now = await transport.post<StartResult>('lessons/start', { ...body, forceNew: false }, options)
  if (now.attempt !== attempt || now.finalized) return
  const batch = await transport.post<QuestionBatch>('lessons/next', body, options)
  const isSame = batch.questions.every(({ id }) =>
    sameResponses(batch.answers[id] ?? null, answers[id] ?? null),
  )
  if (isSame) return
  const detail = 'The answers are not the ones that the lesson was to be finished with.'
  throw new TimebackError('ANSWERED_ELSEWHERE', detail, { status: 409 })
}

/** What `parcel` was refused for; null while there is hope. */
export function toRefusedCompletion(parcel: CompletionParcel): RefusedCompletion | null {
  const { id, content, keptAt, refusal } = parcel
  if (!refusal) return null
  const { lessonId, attempt } = content
  const { code, detail } = refusal
  return { submissionId: id, lessonId, attempt, questionId: null, answeredAt: keptAt, code, detail }
}

/** The wish to finish an attempt, as the student saw it when they said so. */
export type KeptCompletion = {
  lessonId: string
  lessonType: LessonType
  attempt?: number
  /** By question id; null where the questions were never shown. Linear types only. */
  answers: Readonly<Record<string, LexicalResponses>> | null
}
