import type { LessonType } from '#lib/std/terms.ts'
import type { Delivery } from '#lib/timeback/client/kept/create-delivery.ts'
import type { SaveState } from '#lib/timeback/client/kept/parcel.ts'
import type { LessonSession } from '#lib/timeback/client/session/lesson-session.ts'
import { type LessonPlace, type LessonSnapshot, nowhere } from '#lib/timeback/client/session/lesson-state.ts'
import type { TimebackError } from '#lib/timeback/client/wire/timeback-error.ts'
import type { CourseRef, LexicalResponses } from '#lib/timeback/contract/lesson.ts'

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

/** What a lesson's screen shows: its attempt, as the session has it, and what the screen is about. Immutable. */
export type LessonPlayerState = Omit<LessonSnapshot, 'lessonType'> & {
  /** Undefined before the lesson is open. */
  lessonType: LessonType | undefined
  /** `error`: the lesson could not be started; `retry()` tries again. */
  status: 'idle' | 'starting' | 'ready' | 'error'
  /** The attempt is there; before, all that is said of it is nothing. */
  isOpen: boolean
  /** A request is under way; actions asked for meanwhile are ignored. */
  busy: boolean
  /**
   * Where the answer to the shown question is; `idle` before one is given, and where an earlier one is
   * saved. While an adaptive answer `will-be-sent` or `needs-sign-in` the player is `busy` and goes on by
   * itself when it has arrived; `retry()` tries at once.
   */
  saveState: 'idle' | SaveState
  /** Why the latest action failed; `retry()` repeats it. */
  error: TimebackError | null
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

/** What the player adds to the attempt: which of its actions is under way, and what came of the latest. */
export type Doing = Pick<LessonPlayerState, 'status' | 'busy' | 'error'>

export const idle: Doing = { status: 'idle', busy: false, error: null }

/** What is shown; `held`: where the student stands for as long as an action has not ended. */
export function toPlayerState(
  doing: Doing,
  attempt: LessonSnapshot | null,
  held: LessonPlace | null,
  lessonId: string,
): LessonPlayerState {
  const shown = { ...unopened, lessonId, ...attempt, ...held, ...doing, isOpen: attempt !== null }
  const state = shown.question && shown.saves[shown.question.id]
  const isOld = state === 'saved' && !shown.answered
  return { ...shown, saveState: state && !isOld ? state : 'idle' }
}

const unopened: Omit<LessonPlayerState, keyof Doing | 'lessonId' | 'isOpen' | 'saveState'> = {
  ...{ lessonType: undefined, attempt: undefined, score: 0, questionCount: undefined, seenQuestions: 0 },
  ...{ finalized: false, questions: [], answers: {}, standing: {}, saves: {}, refused: [] },
  ...{ finishing: null, overtaken: false },
  ...nowhere,
}
