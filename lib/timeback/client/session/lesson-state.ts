import { isAdaptive as isAdaptiveType, isOfAdaptive } from '#lib/std/terms.ts'
import type { TimebackError } from '#lib/timeback/client/wire/timeback-error.ts'
import type {
  AdaptiveStanding,
  AttemptDetails,
  CompleteResult,
  LessonAttemptQuestion,
  LessonQuestion,
  LexicalResponses,
  PublicFeedback,
  StartResult,
} from '#lib/timeback/contract/lesson.ts'
import { isSameTurn } from '#lib/timeback/contract/question-turns.ts'
import type { LessonCompletion } from './lesson-completion.ts'
import type { KeptHere, KeptOverlay } from './overlay-kept.ts'

/** What is known of one attempt (seed 002, lesson session). Immutable; `score` is 0–100. */
export type LessonSnapshot = Omit<StartResult, 'attempt' | 'questionCount'> & {
  attempt: number | undefined
  questionCount: number | undefined
  /** Linear: all questions once the first `next()` has fetched them. Adaptive: empty. */
  questions: readonly LessonQuestion[]
  /** Adaptive: what the latest answer to `next` or `submit` said besides the score. */
  standing: AdaptiveStanding
  /** Another tab or device went ahead of this one; `refresh` catches up. */
  overtaken: boolean
} & KeptOverlay &
  LessonPlace

/** Where the student stands in the attempt. */
export type LessonPlace = {
  /**
   * `answering`: `question` waits for an answer (linear: may already have one in `answers`). `feedback`: adaptive,
   * `question` was answered, see `lastResult`; `next()` goes on. `review`: linear, past the last question.
   * `finishing`: `complete()` was asked for and is kept on this device; `finishing` tells where it is. `completed`:
   * nothing can be answered any more; see `completion`.
   */
  phase: 'answering' | 'feedback' | 'review' | 'finishing' | 'completed'
  /** The question shown; null before the first, and where there is none. */
  question: LessonQuestion | null
  /** The place of `question` in `questions`; -1 where it has none. */
  index: number
  /** The question was answered since it is shown. */
  answered: boolean
  /** Adaptive: how the shown question was answered. Linear: null, scoring waits for completion. */
  lastResult: AnswerResult | null
  /** What `complete()` answered; null until then. */
  completion: LessonCompletion | null
}

/** Scores are 0–100, before and after this answer. */
export type AnswerResult = {
  questionId: string
  correct: boolean
  score: number
  scoreBefore: number
  /** What was answered; empty where nothing was known. */
  responses: LexicalResponses
  /** It was given before this page was opened. */
  isEarlier: boolean
  /** Mastered: `next()` completes the lesson. */
  complete: boolean
  feedback: readonly PublicFeedback[]
  /** Why the score moved so, in words a child reads. */
  reason?: string
  /** The question with what the answer earned inside it; null where it looks as before. */
  answered: LessonQuestion | null
}

/** All that a session remembers of its attempt; what is beyond the snapshot is its own business. */
export type LessonState = LessonSnapshot & {
  /** What the server is known to have, by question id. */
  saved: Readonly<Record<string, LexicalResponses>>
  /** What this device keeps, as far as it was looked at; what leaves it without being refused was sent. */
  kept: KeptHere
  /** Adaptive: the question to show next, the following one or another turn, where the last result brought it along. */
  ahead: LessonQuestion | null
  /** Linear: how many questions `next` has gone past. */
  handedOut: number
  /** Another device has begun anew; `refresh` catches up. */
  stale: TimebackError | null
  /** What the server answered to the wish to finish. */
  result: CompleteResult | null
}

export const nowhere: LessonPlace = {
  phase: 'answering',
  question: null,
  index: -1,
  answered: false,
  lastResult: null,
  completion: null,
}

export function isAdaptive({ lessonType }: Pick<LessonSnapshot, 'lessonType'>): boolean {
  return isAdaptiveType(lessonType)
}

export function placeOf(lesson: LessonPlace): LessonPlace {
  const { phase, question, index, answered, lastResult, completion } = lesson
  return { phase, question, index, answered, lastResult, completion }
}

/** Whether what is shown can still be answered, or need not be. */
export function isInPlace(lesson: LessonSnapshot): boolean {
  const { phase, question, questions, finalized } = lesson
  if (finalized) return false
  if (phase === 'review' || (isAdaptive(lesson) && phase === 'feedback')) return true
  return question !== null && questions.includes(question)
}

/** Whether `question` is the one that stands there, not answered yet: whatever hangs on it goes on. */
export function isStillOpen({ phase, question, answered }: LessonPlace, asked: LessonQuestion): boolean {
  return phase === 'answering' && !answered && isSameTurn(question, asked)
}

/** The questions of an attempt, whatever the lesson's type (seed 002). */
export function getLessonAttemptQuestions(details: AttemptDetails): LessonAttemptQuestion[] {
  return isOfAdaptive(details) ? details.seenQuestions : details.questions
}
