import { createStore, type Store } from '#lib/std/store.ts'
import type { LessonType } from '#lib/std/terms.ts'
import { type AnswerQueue, untilSent } from '#lib/timeback/client/kept/answer-queue.ts'
import type { CompletionQueue } from '#lib/timeback/client/kept/completion-queue.ts'
import type { ActivityTracker } from '#lib/timeback/client/time/activity-tracker.ts'
import type { LessonQuestion, StartResult, SubmitResult } from '#lib/timeback/contract/lesson.ts'
import { goesOn } from '#lib/timeback/contract/question-turns.ts'
import { type AnswerInput, createLessonAnswers, type LessonAnswers } from './lesson-answers.ts'
import {
  createLessonWish,
  endTracking,
  flushTracking,
  type LessonCompletion,
  type LessonWish,
} from './lesson-completion.ts'
import type { LessonSource } from './lesson-source.ts'
import { isAdaptive, type LessonSnapshot, type LessonState } from './lesson-state.ts'
import type { QuestionTimer } from './question-timer.ts'
import { beginLesson, type LessonEvent, nextPlace, reduceLesson } from './reduce-lesson.ts'

type SessionParts = {
  source: LessonSource
  queue: AnswerQueue
  completions: CompletionQueue
  tracker: ActivityTracker
  timer: QuestionTimer
  uuid: () => string
}

/**
 * One attempt at a lesson: its question loop, its score and its time (seed 002). It asks, keeps and sends; what that
 * makes of the attempt is `reduceLesson`'s.
 */
export class LessonSession {
  readonly #parts: SessionParts
  readonly #store: Store<LessonState>
  readonly #answers: LessonAnswers
  readonly #wish: LessonWish
  readonly #unsubscribe: readonly (() => void)[]
  #loading: Promise<void> | null = null
  #completing: Promise<LessonCompletion> | null = null

  constructor(parts: SessionParts, started: StartResult) {
    const { source, queue, completions, uuid } = parts
    this.#parts = parts
    this.#store = createStore(beginLesson(started))
    this.#answers = createLessonAnswers(queue, parts)
    this.#wish = createLessonWish(completions, uuid)
    this.#unsubscribe = [
      queue.subscribe(() => this.#look()),
      queue.onSettled(({ content }, outcome) => {
        if (!this.#isOwn(content)) return
        if ('result' in outcome) this.#dispatch({ type: 'counted', result: outcome.result })
        else this.#dispatch({ type: 'not-counted', question: content.question, error: outcome.error })
      }),
      completions.subscribe(() => this.#look()),
      completions.onSettled(({ content }, outcome) => {
        if (this.#isOwn(content) && 'result' in outcome)
          this.#dispatch({ type: 'finalized', result: outcome.result })
      }),
    ]
    this.#look()
    const feedback = this.#isAdaptive() ? source.feedback() : null
    if (feedback && !this.getSnapshot().finishing) this.#dispatch({ type: 'feedback-stands', feedback })
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

  /** Adaptive: the question whose answer is kept here and not counted yet; `next` shows it and waits for it. */
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

  /** Adaptive: the question that the server serves now, without going on to it; null when there is none. */
  async peek(): Promise<LessonQuestion | null> {
    const served = await this.#parts.source.nextQuestion()
    this.#dispatch({ type: 'served', served })
    return served.complete ? null : served.question
  }

  /** Linear: shows a question, by another way than `next`; from now on its answer takes time. Null: the review. */
  show(question: LessonQuestion | null): void {
    if (question) this.#parts.timer.show(question.id, true)
    this.#dispatch(question ? { type: 'shown', question } : { type: 'review' })
  }

  /**
   * Keeps an answer on this device, then sends it; it counts once, however often it is sent. Without a
   * connection an adaptive answer waits for its result, while a linear one resolves, since its score comes
   * at completion anyway. Rejects only when the server refused it, and where there is no answer in it.
   */
  async submit(input: AnswerInput): Promise<SubmitResult> {
    const scoreBefore = this.score
    const { kept, outcome } = this.#answers.give(input, this.getSnapshot())
    this.#dispatch({ type: 'answered', question: input.question })
    await kept
    const held = this.#parts.queue.flush(this.lessonId)
    const settled = await (this.#isAdaptive()
      ? outcome
      : Promise.race([outcome, held.then((error) => (error ? null : outcome))]))
    if (!settled) return { correct: false, score: this.score, complete: false }
    if ('error' in settled) throw settled.error
    if (this.#isAdaptive() && !goesOn(settled.result.answered)) {
      const responses = 'responses' in input ? input.responses : {}
      const given = { questionId: input.question, responses, scoreBefore, isEarlier: false }
      this.#dispatch({ type: 'judged', given, result: settled.result })
    }
    return settled.result
  }

  /** As `submit`, but resolves as soon as the answer is safe on this device; `saves` tells how it goes on. */
  async keep(input: AnswerInput): Promise<void> {
    const { kept } = this.#answers.keep(input, this.getSnapshot())
    this.#dispatch({ type: 'answered', question: input.question })
    await kept
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

  /** Nothing is left to do for the student until the wish to finish is fulfilled, so no time counts any more. */
  waitToFinish(): void {
    this.pause()
    this.#dispatch({ type: 'finishing' })
  }

  /** Catches up with what other tabs and devices did to this lesson. */
  async refresh(): Promise<void> {
    const { source, queue, completions } = this.#parts
    await queue.flush(this.lessonId)
    if (this.getSnapshot().finishing) await completions.flush(this.lessonId)
    const isLoaded = this.getSnapshot().questions.length > 0
    this.#dispatch({ type: 'refreshed', started: await source.restart() })
    if (isLoaded && !this.#isAdaptive()) await this.#loadAll({ freshly: true })
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
    return isAdaptive(this.getSnapshot())
  }

  #dispatch(event: LessonEvent): void {
    this.#store.update(reduceLesson(this.#store.getSnapshot(), event))
  }

  async #nextAdaptive(): Promise<LessonQuestion | null> {
    const { source, queue, timer } = this.#parts
    const { unsentQuestion } = this
    if (unsentQuestion) this.#dispatch({ type: 'shown', question: unsentQuestion })
    // Which question comes next hangs on the answers before it.
    await untilSent(queue, this.lessonId)
    if (this.finalized) return null
    const { ahead, handedOut, seenQuestions } = this.#store.getSnapshot()
    const isNew = ahead !== null || (handedOut === 0 && seenQuestions === 0)
    const question = ahead ?? (await this.peek())
    if (!question) {
      if (!this.finalized) this.#dispatch({ type: 'review' })
      return null
    }
    timer.show(question.id, isNew)
    source.keepShown(question, this.score)
    return this.#handOut(question)
  }

  async #nextLinear(): Promise<LessonQuestion | null> {
    if (this.getSnapshot().questions.length === 0) {
      this.#loading ??= this.#loadAll({ freshly: false }).finally(() => {
        this.#loading = null
      })
      await this.#loading
    }
    if (this.finalized) return null
    const state = this.#store.getSnapshot()
    const question = state.questions[nextPlace(state)]
    if (question) this.#parts.timer.show(question.id, true)
    return this.#handOut(question ?? null)
  }

  /** The question as it is shown: one that stands there already stays the same object. */
  #handOut(question: LessonQuestion | null): LessonQuestion | null {
    this.#dispatch({ type: 'handed-out' })
    this.#dispatch(question ? { type: 'shown', question } : { type: 'review' })
    return this.getSnapshot().question
  }

  /**
   * A question of the same attempt stays the same object, with whatever hangs on it. No answer is counted
   * meanwhile: it would be missing in what the server says.
   */
  #loadAll(options: { freshly: boolean }): Promise<void> {
    const { queue, source } = this.#parts
    return queue.exclusively(this.lessonId, async () => {
      this.#dispatch({ type: 'loaded', batch: await source.batch(options) })
    })
  }

  async #complete(): Promise<LessonCompletion> {
    const { result: known, stale } = this.#store.getSnapshot()
    if (!known && stale && !this.#isAdaptive()) throw stale
    const result = known ?? (await this.#wish.fulfil(this.getSnapshot()))
    const send = result.finalized ? endTracking : flushTracking
    const completion = { ...result, ...(await send(this.#parts.tracker)) }
    if (result.finalized) this.#dispatch({ type: 'completed', completion })
    return completion
  }

  #isOwn({ lessonId, attempt }: { lessonId: string; attempt?: number }): boolean {
    return lessonId === this.lessonId && attempt === this.attempt
  }

  /** Takes up what this device keeps now, of this and of other tabs. */
  #look(): void {
    const { queue, completions } = this.#parts
    const [answers, wishes] = [queue.getSnapshot().waiting, completions.getSnapshot().waiting]
    this.#dispatch({ type: 'kept', kept: { answers, wishes } })
  }
}
