import type { Delivery } from '#lib/timeback/client/kept/create-delivery.ts'
import type { RefusedAnswer, RefusedCompletion, SaveState } from '#lib/timeback/client/kept/save-state.ts'
import type { LessonCompletion } from '#lib/timeback/client/session/lesson-completion.ts'
import type { LessonSession } from '#lib/timeback/client/session/lesson-session.ts'
import type { LessonSnapshot } from '#lib/timeback/client/session/lesson-snapshot.ts'
import type { TimebackError } from '#lib/timeback/client/wire/timeback-error.ts'
import type {
  CourseRef,
  LessonQuestion,
  LessonType,
  LexicalResponses,
  PublicFeedback,
} from '#lib/timeback/contract/lesson.ts'

/** What a player needs of a client. */
export type PlayerClient = {
  lessons: { start: (input: LessonPlayerOptions & { forceNew: boolean }) => Promise<LessonSession> }
  delivery: Pick<Delivery, 'flush' | 'onChangedElsewhere'>
}

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
   * `finishing`: `complete()` was asked for and is kept on this device; `session.finishing` tells where it
   * is, and the player goes on by itself when the server has it. `completed`: nothing can be answered any more; see `completion`.
   */
  phase: 'answering' | 'feedback' | 'review' | 'finishing' | 'completed'
  session: LessonSnapshot | null
  question: LessonQuestion | null
  /** Linear: all questions in order. Adaptive: empty. */
  questions: readonly LessonQuestion[]
  /** Linear: what was answered and is safe, by question id; `saves` tells where. Adaptive: empty. */
  answers: Readonly<Record<string, LexicalResponses>>
  /** The place of `question` in `questions`; -1 where it has none. */
  index: number
  /** A request is under way; actions asked for meanwhile are ignored. */
  busy: boolean
  /** Where each answer of the attempt is, by question id. */
  saves: Readonly<Record<string, SaveState>>
  /**
   * Where the answer to the shown question is; `idle` before one is given, and where an earlier one is
   * saved. While an adaptive answer `will-be-sent` or `needs-sign-in` the player is `busy` and goes on by
   * itself when it has arrived; `retry()` tries at once.
   */
  saveState: 'idle' | SaveState
  /** Answers of this lesson that were not counted, or that it was not finished, with the reason, until `dismiss`. */
  refused: readonly (RefusedAnswer | RefusedCompletion)[]
  /** Adaptive: how the shown question was answered. Linear: null, scoring waits for completion. */
  lastResult: AnswerResult | null
  /** What `complete()` answered; null until then. */
  completion: LessonCompletion | null
  /** Why the latest action failed; `retry()` repeats it. */
  error: TimebackError | null
}

/** Before the lesson is started, and after it is left. */
export const initialPlayerState: LessonPlayerState = {
  status: 'idle',
  phase: 'answering',
  session: null,
  question: null,
  questions: [],
  answers: {},
  index: -1,
  busy: false,
  saves: {},
  saveState: 'idle',
  refused: [],
  lastResult: null,
  completion: null,
  error: null,
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

/**
 * Asks for something. None rejects: what went wrong is in `error`. While `busy` they do nothing. The
 * promise is true when what was asked for happened.
 */
export type LessonPlayerActions = {
  /** Starts or resumes the lesson and shows the first open question. */
  start: (options?: { forceNew?: boolean }) => Promise<boolean>
  /**
   * Answers the shown question, or takes a turn at it, after which `question.turn` tells what stands. Adaptive:
   * once, and true when it was counted. Linear: replaces an earlier
   * answer, and true as soon as it is safe on this device.
   */
  submit: (responses: LexicalResponses) => Promise<boolean>
  /** Adaptive: says “I don’t know yet” of the shown question; as `submit`, and never right. */
  skip: () => Promise<boolean>
  /** Adaptive: the following question, or completion at score 100. Linear: one place on, at the end `review`. */
  next: () => Promise<boolean>
  /** Linear: shows the question at `index`. */
  goTo: (index: number) => void
  /** Finalises the attempt and sends the rest of the time; without a connection as soon as there is one. */
  complete: () => Promise<boolean>
  /**
   * Repeats what failed, or sends at once what waits to be sent; where another device went ahead of this
   * one, catches up with it instead.
   */
  retry: () => Promise<boolean>
  /** Forgets what was refused, when the student has seen it. */
  dismiss: (submissionId: string) => void
}
