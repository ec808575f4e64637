import { createStore, type Store } from '#lib/std/store.ts'
import { type AnswerParcel, type AnswerQueue, untilSent } from '#lib/timeback/client/kept/answer-queue.ts'
import type { CompletionQueue, KeptCompletion } from '#lib/timeback/client/kept/completion-queue.ts'
import type { KeptAnswer } from '#lib/timeback/client/kept/kept-answer.ts'
import type { KeptFeedback } from '#lib/timeback/client/kept/lesson-cache.ts'
import type { Outcome } from '#lib/timeback/client/kept/outbox.ts'
import { goesOn, keepSame, openFrom, withAnswered } from '#lib/timeback/client/kept/question-turns.ts'
import type { ActivityTracker } from '#lib/timeback/client/time/activity-tracker.ts'
import { isOvertaken, type TimebackError } from '#lib/timeback/client/wire/timeback-error.ts'
import type {
  CompleteResult,
  LessonQuestion,
  LessonType,
  LexicalResponses,
  StartResult,
  SubmitResult,
} from '#lib/timeback/contract/lesson.ts'
import { type AnswerInput, createLessonAnswers, type LessonAnswers } from './lesson-answers.ts'
import { endTracking, flushTracking, type LessonCompletion } from './lesson-completion.ts'
import { type LessonSnapshot, openOf, overlay, toLessonSnapshot, toMoved } from './lesson-snapshot.ts'
import type { LessonSource } from './lesson-source.ts'
import { createLessonWish, type LessonWish } from './lesson-wish.ts'
import type { QuestionTimer } from './question-timer.ts'

type SessionParts = {
  source: LessonSource
  queue: AnswerQueue
  completions: CompletionQueue
  tracker: ActivityTracker
  timer: QuestionTimer
  uuid: () => string
}

/** One attempt at a lesson: its question loop, its score and its time (seed 002). */
export class LessonSession {
  readonly #parts: SessionParts
  readonly #store: Store<LessonSnapshot>
  readonly #answers: LessonAnswers
  readonly #wish: LessonWish
  readonly #unsubscribe: readonly (() => void)[]
  /** What the server is known to have of this attempt. */
  #saved: Readonly<Record<string, LexicalResponses>> = {}
  /** On their way when last looked; what is gone since without being refused, this or another tab has sent. */
  #pending: readonly AnswerParcel[] = []
  /** The adaptive question to show next, the following one or another turn, where the last answer's result brought it along. */
  #ahead: LessonQuestion | null = null
  #loading: Promise<void> | null = null
  #handedOut = 0
  /** Another device has begun anew; `refresh` catches up. */
  #stale: TimebackError | null = null
  #completing: Promise<LessonCompletion> | null = null
  #result: CompleteResult | null = null

  constructor(parts: SessionParts, started: StartResult) {
    const { queue, completions, uuid } = parts
    this.#parts = parts
    this.#store = createStore<LessonSnapshot>(toLessonSnapshot(started))
    this.#answers = createLessonAnswers(queue, parts)
    this.#wish = createLessonWish(completions, uuid)
    this.#unsubscribe = [
      queue.subscribe(() => this.#mirror()),
      queue.onSettled(({ content }, outcome) => this.#settled(content, outcome)),
      completions.subscribe(() => this.#mirror()),
      completions.onSettled(({ content }, outcome) => this.#finished(content, outcome)),
    ]
    this.#mirror()
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

  /** Adaptive: how the last answer was, where the student has not gone on since, in an earlier page. */
  get feedback(): KeptFeedback | null {
    return this.#isAdaptive() ? this.#parts.source.feedback() : null
  }

  /** Adaptive: the question whose answer is kept here and not counted yet; `next` waits for it. */
  get unsentQuestion(): LessonQuestion | null {
    const shown = this.#isAdaptive() ? this.#parts.source.lastShown() : null
    return shown && this.#parts.queue.hasOpen(this.lessonId) ? shown : null
  }

  /**
   * The next question; null when there is none. Adaptive: one request, or none where the last submit
   * brought it along; waits while an answer is kept here. Linear: one request for all, then the
   * unanswered ones in order.
   */
  async next(): Promise<LessonQuestion | null> {
    if (this.finalized) return null
    return this.#isAdaptive() ? this.#nextAdaptive() : this.#nextLinear()
  }

  /** A linear question is on the screen, by another way than `next`; from now on its answer takes time. */
  show({ id }: LessonQuestion): void {
    this.#parts.timer.show(id, true)
  }

  /**
   * Keeps an answer on this device, then sends it; it counts once, however often it is sent. Without a
   * connection an adaptive answer waits for its result, while a linear one resolves, since its score comes
   * at completion anyway. Rejects only when the server refused it, and where there is no answer in it.
   */
  async submit(input: AnswerInput): Promise<SubmitResult> {
    const { kept, outcome } = this.#answers.give(input, this.getSnapshot())
    await kept
    const held = this.#parts.queue.flush(this.lessonId)
    const settled = await (this.#isAdaptive()
      ? outcome
      : Promise.race([outcome, held.then((error) => (error ? null : outcome))]))
    if (!settled) return { correct: false, score: this.score, complete: false }
    if ('error' in settled) throw settled.error
    return settled.result
  }

  /** As `submit`, but resolves as soon as the answer is safe on this device; `saves` tells how it goes on. */
  async keep(input: AnswerInput): Promise<void> {
    await this.#answers.keep(input, this.getSnapshot()).kept
    void this.#parts.queue.flush(this.lessonId)
  }

  /**
   * Finalises on the server, when all answers have arrived there, then sends the rest of the time; only
   * the latter may fail without making it reject. The wish is kept on this device first: where the server
   * cannot be asked it rejects, and is fulfilled later all the same, see `finishing`; asked for again it
   * tries at once.
   */
  complete(): Promise<LessonCompletion> {
    this.#completing ??= this.#complete().finally(() => {
      this.#completing = null
    })
    return this.#completing
  }

  /** Catches up with what other tabs and devices did to this lesson. */
  async refresh(): Promise<void> {
    const { source, queue, completions } = this.#parts
    await queue.flush(this.lessonId)
    if (this.getSnapshot().finishing) await completions.flush(this.lessonId)
    const { attempt, seenQuestions } = this
    const fresh = toLessonSnapshot(await source.restart())
    const { questions, standing, finishing } = this.getSnapshot()
    const isSame = fresh.attempt === attempt
    if (!isSame) [this.#handedOut, this.#result] = [0, null]
    this.#ahead = null
    this.#stale = null
    this.#saved = isSame ? this.#saved : {}
    this.#store.update({ ...fresh, ...(isSame && { questions, seenQuestions, standing, finishing }) })
    if (!this.#isAdaptive() && questions.length > 0) await this.#loadAll({ freshly: true })
    this.#mirror()
  }

  /** Forgets a refused answer that the student has seen. */
  async dismiss(submissionId: string): Promise<void> {
    const { queue, completions } = this.#parts
    await Promise.all([queue.dismiss(submissionId), completions.dismiss(submissionId)])
  }

  /** Stops counting time. No-op when paused or over. */
  pause(): void {
    this.#parts.tracker.pause()
  }

  /** Counts time again. No-op when not paused, or over. */
  resume(): void {
    this.#parts.tracker.resume()
  }

  /** Ends the time tracking of a lesson that is left open; `start` comes back to it. */
  leave(): void {
    this.#parts.tracker.leave()
    this.#parts.timer.stop()
    for (const unsubscribe of this.#unsubscribe) unsubscribe()
  }

  #isAdaptive(): boolean {
    return this.lessonType === 'powerpath-100'
  }

  async #nextAdaptive(): Promise<LessonQuestion | null> {
    const { source, queue, timer } = this.#parts
    // Which question comes next hangs on the answers before it.
    await untilSent(queue, this.lessonId)
    if (this.finalized) return null
    const isNew = this.#ahead !== null || (this.#handedOut === 0 && this.seenQuestions === 0)
    const shown = this.#ahead ?? (await this.#askNext())
    this.#ahead = null
    if (!shown) return null
    this.#handedOut++
    timer.show(shown.id, isNew)
    source.keepShown(shown, this.score)
    return shown
  }

  async #askNext(): Promise<LessonQuestion | null> {
    const served = await this.#parts.source.nextQuestion()
    this.#store.update({ ...toMoved(served), finalized: served.complete })
    return served.complete ? null : served.question
  }

  async #nextLinear(): Promise<LessonQuestion | null> {
    if (this.getSnapshot().questions.length === 0) {
      this.#loading ??= this.#loadAll({ freshly: false }).finally(() => {
        this.#loading = null
      })
      await this.#loading
    }
    if (this.finalized) return null
    const { questions, answers } = this.getSnapshot()
    this.#handedOut = openFrom(questions, answers, this.#handedOut)
    const question = questions[this.#handedOut++]
    if (question) this.show(question)
    return question ?? null
  }

  /**
   * A question of the same attempt stays the same object, with whatever hangs on it. No answer is counted
   * meanwhile: it would be missing in what the server says.
   */
  #loadAll(options: { freshly: boolean }): Promise<void> {
    const { queue, source } = this.#parts
    return queue.exclusively(this.lessonId, async () => {
      const { questions, answeredIds, answers, score, finalized } = await source.batch(options)
      this.#saved = Object.fromEntries(answeredIds.map((id) => [id, answers[id] ?? {}] as const))
      this.#store.update({ questions: keepSame(this.getSnapshot().questions, questions), score, finalized })
      this.#mirror()
    })
  }

  #settled({ lessonId, attempt }: KeptAnswer, outcome: Outcome<SubmitResult>): void {
    if (lessonId !== this.lessonId || attempt !== this.attempt) return
    if ('error' in outcome) {
      if (outcome.error.code === 'STALE_ATTEMPT') this.#stale = outcome.error
      this.#store.update({ overtaken: this.getSnapshot().overtaken || isOvertaken(outcome.error) })
      return
    }
    const { next, answered, complete } = outcome.result
    this.#ahead = (goesOn(answered) ? answered : next) ?? null
    const questions = withAnswered(this.getSnapshot().questions, answered)
    this.#store.update({ questions, ...toMoved(outcome.result), finalized: this.finalized || complete })
  }

  async #complete(): Promise<LessonCompletion> {
    if (!this.#result && this.#stale && !this.#isAdaptive()) throw this.#stale
    const result = this.#result ?? (await this.#wish.fulfil(this.getSnapshot()))
    const send = result.finalized ? endTracking : flushTracking
    return { ...result, ...(await send(this.#parts.tracker)) }
  }

  #finished({ lessonId, attempt }: KeptCompletion, outcome: Outcome<CompleteResult>): void {
    if (lessonId !== this.lessonId || attempt !== this.attempt || 'error' in outcome) return
    const { score, finalized } = outcome.result
    if (finalized) this.#result = outcome.result
    this.#store.update({ score, finalized })
  }

  #mirror(): void {
    const { waiting } = this.#parts.queue.getSnapshot()
    const open = openOf(waiting, this)
    const ids = new Set(waiting.map(({ parcel }) => parcel.id))
    for (const { id, content } of this.#pending)
      if (!ids.has(id)) this.#saved = { ...this.#saved, [content.question]: content.responses }
    this.#pending = open.map(({ parcel }) => parcel)
    const wishes = this.#parts.completions.getSnapshot().waiting
    this.#store.update(overlay(this.#saved, { answers: waiting, wishes }, this.getSnapshot()))
  }
}
