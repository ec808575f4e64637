import { isAdaptive, type LessonType } from '#lib/std/terms.ts'
import { type AnswerQueue, toRefusedAnswer } from '#lib/timeback/client/kept/answer-queue.ts'
import { type CompletionQueue, toRefusedCompletion } from '#lib/timeback/client/kept/completion-queue.ts'
import {
  type RefusedAnswer,
  type RefusedCompletion,
  type SaveState,
  toSaveState,
} from '#lib/timeback/client/kept/parcel.ts'
import type { LexicalResponses } from '#lib/timeback/contract/lesson.ts'

type Waiting<Queue extends AnswerQueue | CompletionQueue> = ReturnType<Queue['getSnapshot']>['waiting']
type Attempt = { lessonId: string; lessonType: LessonType; attempt: number | undefined }

/** What waits on this device, of all lessons. */
export type KeptHere = { answers: Waiting<AnswerQueue>; wishes: Waiting<CompletionQueue> }

/** What an attempt looks like with what this device keeps of it. */
export type KeptOverlay = {
  /** Linear: what was answered, by question id, here or where the server has it from. Adaptive: empty. */
  answers: Readonly<Record<string, LexicalResponses>>
  /** Where each answer of the attempt is, by question id. */
  saves: Readonly<Record<string, SaveState>>
  /** Answers of the lesson that were not counted and wishes to finish it that were not granted, oldest first. */
  refused: readonly (RefusedAnswer | RefusedCompletion)[]
  /** Where the wish to finish the attempt is; null where there is none, or the server has it. */
  finishing: SaveState | null
}

/** Lays all that is kept on this device over what the server has saved of an attempt. */
export function overlayKept(
  saved: Readonly<Record<string, LexicalResponses>>,
  { answers, wishes }: KeptHere,
  attempt: Attempt,
): KeptOverlay {
  const ofAnswers = overlayAnswers(saved, answers, attempt)
  const ofWishes = overlayWishes(wishes, attempt)
  return { ...ofAnswers, ...ofWishes, refused: [...ofAnswers.refused, ...ofWishes.refused] }
}

/** What is on its way of an attempt, and not refused. */
export function openOf<W extends KeptHere['answers'][number] | KeptHere['wishes'][number]>(
  waiting: readonly W[],
  { lessonId, attempt }: Pick<Attempt, 'lessonId' | 'attempt'>,
): W[] {
  return waiting.filter(
    ({ parcel: { content }, state }) =>
      content.lessonId === lessonId && content.attempt === attempt && state !== 'refused',
  )
}

function overlayAnswers(
  saved: Readonly<Record<string, LexicalResponses>>,
  waiting: KeptHere['answers'],
  { lessonId, lessonType, attempt }: Attempt,
): Pick<KeptOverlay, 'answers' | 'saves' | 'refused'> {
  const answers = { ...saved }
  const saves: Record<string, SaveState> = {}
  for (const question of Object.keys(saved)) saves[question] = 'saved'
  const ofLesson = waiting.filter(({ parcel }) => parcel.content.lessonId === lessonId)
  for (const { parcel, state } of ofLesson) {
    const { question, responses } = parcel.content
    if (parcel.content.attempt !== attempt) continue
    saves[question] = toSaveState(state)
    if (state !== 'refused') answers[question] = responses
  }
  return {
    answers: isAdaptive(lessonType) ? {} : answers,
    saves,
    refused: ofLesson.flatMap(({ parcel }) => toRefusedAnswer(parcel) ?? []),
  }
}

function overlayWishes(
  waiting: KeptHere['wishes'],
  attempt: Attempt,
): Pick<KeptOverlay, 'finishing' | 'refused'> {
  const [open] = openOf(waiting, attempt)
  const ofLesson = waiting.filter(({ parcel }) => parcel.content.lessonId === attempt.lessonId)
  return {
    finishing: open ? toSaveState(open.state) : null,
    refused: ofLesson.flatMap(({ parcel }) => toRefusedCompletion(parcel) ?? []),
  }
}
