import type {
  CourseRef,
  LessonQuestion,
  LessonType,
  LexicalResponses,
  PublicFeedback,
} from '#lib/timeback/contract/lesson.ts'
import type { LessonCompletion, LessonSnapshot } from './lesson-session.ts'
import type { TimebackError } from './timeback-error.ts'

/** Which lesson a player plays; read once, when the player is made. */
export type LessonPlayerOptions = {
  lessonId: string
  course: CourseRef
  lessonType?: LessonType
  name?: string
}

/** What a lesson's screen shows. Immutable: each change is a new object. */
export type LessonPlayerState = {
  /** `error`: the lesson could not be started; `retry()` tries again. */
  status: 'idle' | 'starting' | 'ready' | 'error'
  /**
   * Where the student stands, once `ready`. `answering`: `question` waits for an answer (linear: may
   * already have one in `answers`). `feedback`: adaptive, `question` was answered, see `lastResult`;
   * `next()` goes on. `review`: linear, past the last question; `goTo()` back or `complete()`.
   * `completed`: nothing can be answered any more; see `completion`.
   */
  phase: 'answering' | 'feedback' | 'review' | 'completed'
  session: LessonSnapshot | null
  question: LessonQuestion | null
  /** Linear: all questions in order. Adaptive: empty. */
  questions: readonly LessonQuestion[]
  /** Linear: what the server has saved, by question id. Adaptive: empty. */
  answers: Readonly<Record<string, LexicalResponses>>
  /** The place of `question` in `questions`; -1 where it has none. */
  index: number
  /** A request is under way; actions asked for meanwhile are ignored. */
  busy: boolean
  /** Of the latest answer; back to `idle` with another question. */
  saveState: 'idle' | 'saving' | 'saved' | 'failed'
  /** Adaptive: how the shown question was answered. Linear: null, scoring waits for completion. */
  lastResult: AnswerResult | null
  /** What `complete()` answered; null until then. */
  completion: LessonCompletion | null
  /** Why the latest action failed; `retry()` repeats it. */
  error: TimebackError | null
}

/** Scores are 0–100, before and after this answer. */
export type AnswerResult = {
  questionId: string
  correct: boolean
  score: number
  scoreBefore: number
  /** Mastered: `next()` completes the lesson. */
  complete: boolean
  feedback: readonly PublicFeedback[]
}

/**
 * Asks for something. None rejects: what went wrong is in `error`. While `busy` they do nothing. The
 * promise is true when what was asked for happened.
 */
export type LessonPlayerActions = {
  /** Starts or resumes the lesson and shows the first open question. */
  start: (options?: { forceNew?: boolean }) => Promise<boolean>
  /** Answers the shown question; adaptive: once, linear: replaces an earlier answer. */
  submit: (responses: LexicalResponses) => Promise<boolean>
  /** Adaptive: the following question, or completion at score 100. Linear: one place on, at the end `review`. */
  next: () => Promise<boolean>
  /** Linear: shows the question at `index`. */
  goTo: (index: number) => void
  /** Finalises the attempt and sends the rest of the time. */
  complete: () => Promise<boolean>
  /** Repeats what failed; where another device went ahead of this one, catches up with it instead. */
  retry: () => Promise<boolean>
}
