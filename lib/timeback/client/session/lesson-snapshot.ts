import { type AnswerQueue, toRefusedAnswer } from '#lib/timeback/client/kept/answer-queue.ts'
import { type CompletionQueue, toRefusedCompletion } from '#lib/timeback/client/kept/completion-queue.ts'
import {
  type RefusedAnswer,
  type RefusedCompletion,
  type SaveState,
  toSaveState,
} from '#lib/timeback/client/kept/save-state.ts'
import type {
  AdaptiveStanding,
  LessonQuestion,
  LexicalResponses,
  StartResult,
} from '#lib/timeback/contract/lesson.ts'

/** What is known of one attempt (seed 002, lesson session). Immutable; `score` is 0–100. */
export type LessonSnapshot = Omit<StartResult, 'attempt' | 'questionCount'> & {
  attempt: number | undefined
  questionCount: number | undefined
  /** Linear: all questions once the first `next()` has fetched them. Adaptive: empty. */
  questions: readonly LessonQuestion[]
  /** Linear: what was answered, by question id, here or where the server has it from. Adaptive: empty. */
  answers: Readonly<Record<string, LexicalResponses>>
  /** Adaptive: what the latest answer to `next` or `submit` said besides the score. */
  standing: AdaptiveStanding
  /** Where each answer of this attempt is, by question id. */
  saves: Readonly<Record<string, SaveState>>
  /** Answers of this lesson that were not counted and wishes to finish it that were not granted, oldest first. */
  refused: readonly (RefusedAnswer | RefusedCompletion)[]
  /** Where the wish to finish this attempt is; null where there is none, or the server has it. */
  finishing: SaveState | null
  /** Another tab or device went ahead of this one; `refresh` catches up. */
  overtaken: boolean
}

type Answers = Record<string, LexicalResponses>
type Waiting = ReturnType<AnswerQueue['getSnapshot']>['waiting'][number]

/** An adaptive session is never finalised from the start (seed 002, `finalized`). */
export function toLessonSnapshot(started: StartResult): LessonSnapshot {
  const { attempt, questionCount, finalized, ...rest } = started
  const adaptive = started.lessonType === 'powerpath-100'
  const lists = { questions: [], refused: [] }
  const nothing = { ...lists, answers: {}, standing: {}, saves: {}, finishing: null, overtaken: false }
  return { ...rest, attempt, questionCount, finalized: finalized && !adaptive, ...nothing }
}

/** The score with what is said besides it, of an answer to `next` or `submit`. */
export function toMoved({
  score,
  reason,
  questionsLeft,
  xpStanding,
  help,
}: { score: number } & AdaptiveStanding): Pick<LessonSnapshot, 'score' | 'standing'> {
  const standing = {
    ...(reason !== undefined && { reason }),
    ...(questionsLeft !== undefined && { questionsLeft }),
    ...(xpStanding && { xpStanding }),
    ...(help && { help }),
  }
  return { score, standing }
}

/** What is on its way of an attempt, and not refused. */
export function openOf<W extends Waiting>(
  waiting: readonly W[],
  { lessonId, attempt }: Pick<LessonSnapshot, 'lessonId' | 'attempt'>,
): W[] {
  return waiting.filter(
    ({ parcel: { content }, state }) =>
      content.lessonId === lessonId && content.attempt === attempt && state !== 'refused',
  )
}

/** Lays all that is kept on this device over what the server has saved of an attempt. */
export function overlay(
  saved: Readonly<Answers>,
  {
    answers,
    wishes,
  }: {
    answers: ReturnType<AnswerQueue['getSnapshot']>['waiting']
    wishes: ReturnType<CompletionQueue['getSnapshot']>['waiting']
  },
  lesson: Pick<LessonSnapshot, 'lessonId' | 'lessonType' | 'attempt'>,
): Pick<LessonSnapshot, 'answers' | 'saves' | 'refused' | 'finishing'> {
  const ofAnswers = overlayAnswers(saved, answers, lesson)
  const ofWishes = overlayCompletions(wishes, lesson)
  return { ...ofAnswers, ...ofWishes, refused: [...ofAnswers.refused, ...ofWishes.refused] }
}

/** Lays what is kept on this device over what the server has saved of an attempt. */
function overlayAnswers(
  saved: Readonly<Answers>,
  waiting: ReturnType<AnswerQueue['getSnapshot']>['waiting'],
  { lessonId, lessonType, attempt }: Pick<LessonSnapshot, 'lessonId' | 'lessonType' | 'attempt'>,
): Pick<LessonSnapshot, 'answers' | 'saves' | 'refused'> {
  const answers: Answers = { ...saved }
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
    answers: lessonType === 'powerpath-100' ? {} : answers,
    saves,
    refused: ofLesson.flatMap(({ parcel }) => toRefusedAnswer(parcel) ?? []),
  }
}

/** What is kept on this device of the wish to finish a lesson. */
function overlayCompletions(
  waiting: ReturnType<CompletionQueue['getSnapshot']>['waiting'],
  { lessonId, attempt }: Pick<LessonSnapshot, 'lessonId' | 'attempt'>,
): { finishing: SaveState | null; refused: RefusedCompletion[] } {
  const ofLesson = waiting.filter(({ parcel }) => parcel.content.lessonId === lessonId)
  const open = ofLesson.find(({ parcel, state }) => parcel.content.attempt === attempt && state !== 'refused')
  return {
    finishing: open ? toSaveState(open.state) : null,
    refused: ofLesson.flatMap(({ parcel }) => toRefusedCompletion(parcel) ?? []),
  }
}
