import type {
  CompleteResult,
  LessonQuestion,
  LessonType,
  LexicalResponses,
  NextQuestion,
  QuestionBatch,
  StartResult,
  SubmitResult,
} from '#lib/timeback/contract/lesson.ts'
import type { ActivityTracker } from './activity-tracker.ts'
import { createStore, type Store } from './store.ts'
import { createSubmissionIds, type SubmissionIds } from './submission-ids.ts'
import { asTimebackError } from './timeback-error.ts'
import type { Transport } from './transport.ts'

/** What is known of one attempt (seed 002, lesson session). Immutable; `score` is 0–100. */
export type LessonSnapshot = Omit<StartResult, 'attempt' | 'questionCount'> & {
  attempt: number | undefined
  questionCount: number | undefined
  /** Linear: all questions once the first `next()` has fetched them. Adaptive: empty. */
  questions: readonly LessonQuestion[]
  /** Linear: what the server has saved, by question id. Adaptive: empty. */
  answers: Readonly<Record<string, LexicalResponses>>
}

/** The server's result with the time of this session (seed 002, `LessonSessionCompleteResult`). */
export type LessonCompletion = CompleteResult & {
  /** Active time, in seconds. */
  timeSpentSeconds: number
  /** False: the score is safe, the last seconds of time may be missing; `error` says why. */
  timeTrackingSent: boolean
  error?: string
}

/** `response` stands for the item's one response variable. */
export type AnswerInput =
  | { question: string; response: string }
  | { question: string; responses: LexicalResponses }

type SessionParts = { transport: Transport; uuid: () => string; tracker: ActivityTracker }

/** One attempt at a lesson: its question loop, its score and its time (seed 002). */
export class LessonSession {
  readonly #transport: Transport
  readonly #tracker: ActivityTracker
  readonly #store: Store<LessonSnapshot>
  readonly #submissions: SubmissionIds
  /** The following adaptive question, where the last answer's result brought it along. */
  #ahead: LessonQuestion | null = null
  #loading: Promise<void> | null = null
  #handedOut = 0
  #completing: Promise<LessonCompletion> | null = null
  /** Answers reach the server in the order in which they were given. */
  #lastChange: Promise<unknown> = Promise.resolve()

  constructor({ transport, uuid, tracker }: SessionParts, started: StartResult) {
    this.#transport = transport
    this.#tracker = tracker
    this.#submissions = createSubmissionIds(uuid)
    this.#store = createStore<LessonSnapshot>(toSnapshot(started))
  }

  /** Calls back after each change; returns its own undo. */
  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener)
  readonly getSnapshot = (): LessonSnapshot => this.#store.getSnapshot()

  get lessonId(): string {
    return this.getSnapshot().lessonId
  }

  get lessonType(): LessonType {
    return this.getSnapshot().lessonType
  }

  get attempt(): number | undefined {
    return this.getSnapshot().attempt
  }

  /** 0–100; live. */
  get score(): number {
    return this.getSnapshot().score
  }

  get questionCount(): number | undefined {
    return this.getSnapshot().questionCount
  }

  /** Served before this session began; 0 for linear types. */
  get seenQuestions(): number {
    return this.getSnapshot().seenQuestions
  }

  /** The score is locked; live. */
  get finalized(): boolean {
    return this.getSnapshot().finalized
  }

  /**
   * The next question; null when there is none. Adaptive: one request, or none where the last submit
   * brought it along. Linear: one request for all, then the unanswered ones in order.
   */
  async next(): Promise<LessonQuestion | null> {
    if (this.finalized) return null
    return this.lessonType === 'powerpath-100' ? this.#nextAdaptive() : this.#nextLinear()
  }

  /** Sends an answer. The same answer sent again after a failure is the same submission: it counts once. */
  submit(input: AnswerInput): Promise<SubmitResult> {
    return this.#inOrder(() => this.#submit(input))
  }

  /** Finalises on the server, then sends the rest of the time; only the former can make it reject. */
  complete(): Promise<LessonCompletion> {
    this.#completing ??= this.#inOrder(() => this.#complete()).finally(() => {
      this.#completing = null
    })
    return this.#completing
  }

  /** Stops counting time. No-op when paused or over. */
  pause(): void {
    this.#tracker.pause()
  }

  /** Counts time again. No-op when not paused, or over. */
  resume(): void {
    this.#tracker.resume()
  }

  /** Ends the time tracking of a lesson that is left open; `start` comes back to it. */
  leave(): void {
    this.#tracker.leave()
  }

  async #nextAdaptive(): Promise<LessonQuestion | null> {
    const ahead = this.#ahead
    this.#ahead = null
    if (ahead) return ahead
    const { lessonId, lessonType } = this
    const body = { lessonId, lessonType }
    const { question, score, complete } = await this.#transport.post<NextQuestion>('lessons/next', body)
    this.#store.update({ score, finalized: complete })
    return complete ? null : question
  }

  async #nextLinear(): Promise<LessonQuestion | null> {
    if (this.getSnapshot().questions.length === 0) {
      this.#loading ??= this.#loadAll()
      await this.#loading
    }
    if (this.finalized) return null
    const { questions, answers } = this.getSnapshot()
    while (this.#handedOut < questions.length) {
      const question = questions[this.#handedOut++]
      if (question && !Object.hasOwn(answers, question.id)) return question
    }
    return null
  }

  async #loadAll(): Promise<void> {
    const { lessonId, lessonType } = this
    try {
      const batch = await this.#transport.post<QuestionBatch>('lessons/next', { lessonId, lessonType })
      const { questions, answeredIds, answers, score, finalized } = batch
      const saved = answeredIds.map((id) => [id, answers[id] ?? {}] as const)
      this.#store.update({ questions, answers: Object.fromEntries(saved), score, finalized })
    } finally {
      this.#loading = null
    }
  }

  async #submit(input: AnswerInput): Promise<SubmitResult> {
    const { lessonId, lessonType, attempt } = this
    const { question } = input
    const answer = 'responses' in input ? { responses: given(input.responses) } : { response: input.response }
    const submissionId = this.#submissions.idFor(question, answer)
    const body = { lessonId, question, ...answer, attempt, submissionId }
    const result = await this.#transport.post<SubmitResult>('lessons/submit', body)
    this.#submissions.settle(question)
    this.#ahead = result.next ?? null
    this.#store.update({ score: result.score, finalized: this.finalized || result.complete })
    if (lessonType !== 'powerpath-100') this.#keepAnswer(input)
    return result
  }

  #keepAnswer(input: AnswerInput): void {
    const { questions, answers } = this.getSnapshot()
    const question = questions.find(({ id }) => id === input.question)
    const variable = question?.content.item.responses[0]?.identifier ?? 'RESPONSE'
    const responses = 'responses' in input ? input.responses : { [variable]: input.response }
    this.#store.update({ answers: { ...answers, [input.question]: responses } })
  }

  async #complete(): Promise<LessonCompletion> {
    const { lessonId } = this
    const result = await this.#transport.post<CompleteResult>('lessons/complete', { lessonId })
    this.#store.update({ score: result.score, finalized: result.finalized })
    const tracking = await this.#endTracking()
    return { ...result, timeSpentSeconds: Math.round(this.#tracker.totalActiveMs / 1000), ...tracking }
  }

  async #endTracking(): Promise<Pick<LessonCompletion, 'timeTrackingSent' | 'error'>> {
    try {
      await this.#tracker.end()
      return { timeTrackingSent: true }
    } catch (thrown) {
      this.#tracker.leave()
      return { timeTrackingSent: false, error: asTimebackError(thrown).detail }
    }
  }

  #inOrder<T>(change: () => Promise<T>): Promise<T> {
    const result = this.#lastChange.then(change)
    this.#lastChange = result.catch(() => undefined)
    return result
  }
}

/** An adaptive session is never finalised from the start (seed 002, `finalized`). */
function toSnapshot(started: StartResult): LessonSnapshot {
  const { attempt, questionCount, finalized, ...rest } = started
  const adaptive = started.lessonType === 'powerpath-100'
  return { ...rest, attempt, questionCount, finalized: finalized && !adaptive, questions: [], answers: {} }
}

/** The wire has no null: a variable that was not answered is left out. */
function given(responses: LexicalResponses): Record<string, string | string[]> {
  const answered = Object.entries(responses).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  )
  return Object.fromEntries(answered)
}
