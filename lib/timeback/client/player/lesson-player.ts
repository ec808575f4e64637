import { createStore } from '#lib/std/store.ts'
import { goesOn, isLaterTurn, isSameTurn } from '#lib/timeback/client/kept/question-turns.ts'
import type { AnswerInput } from '#lib/timeback/client/session/lesson-answers.ts'
import type { LessonSession } from '#lib/timeback/client/session/lesson-session.ts'
import { asTimebackError, isOutage, isOvertaken } from '#lib/timeback/client/wire/timeback-error.ts'
import type { LessonQuestion, LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import {
  initialPlayerState as initial,
  type LessonPlayerActions,
  type LessonPlayerOptions,
  type LessonPlayerState,
  type PlayerClient,
} from './lesson-player-state.ts'
import {
  type Change,
  feedbackStanding,
  finish,
  finishing,
  isAdaptive,
  isInPlace,
  toFeedback,
} from './lesson-player-steps.ts'

const starting: LessonPlayerState = { ...initial, status: 'starting' }

/** Plays one lesson on one screen: what comes next is decided here and nowhere else. */
export class LessonPlayer implements LessonPlayerActions {
  readonly #client: PlayerClient
  readonly #options: LessonPlayerOptions
  readonly #store = createStore<LessonPlayerState>(initial)
  #session: LessonSession | null = null
  #stopWatching: readonly (() => void)[] = []
  #listeners = 0
  /** Raised when the lesson is left: what was under way then no longer counts. */
  #visit = 0
  #failed: (() => Promise<boolean>) | null = null
  /** The question answered since it is shown. */
  #answered: string | null = null

  constructor(client: PlayerClient, options: LessonPlayerOptions) {
    this.#client = client
    this.#options = options
  }

  readonly getSnapshot = (): LessonPlayerState => this.#store.getSnapshot()

  /**
   * Calls back after each change; returns its own undo. When nobody has listened for a moment, the
   * lesson is left: its time tracking ends and the player is `idle` again. (For a moment, since React's
   * strict mode unsubscribes and subscribes again at once.)
   */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners++
    const unsubscribe = this.#store.subscribe(listener)
    return () => {
      unsubscribe()
      this.#listeners--
      void Promise.resolve().then(() => {
        if (this.#listeners === 0) this.#leave()
      })
    }
  }

  readonly start = ({ forceNew = false }: { forceNew?: boolean } = {}): Promise<boolean> => {
    const { status, busy } = this.getSnapshot()
    if (status === 'error' && !forceNew) return this.retry()
    if (this.#session && !forceNew) return Promise.resolve(!busy)
    return this.#run(() => this.#open(forceNew), starting, { status: 'error' })
  }

  readonly submit = (responses: LexicalResponses): Promise<boolean> => {
    const open = this.#answerable()
    if (!open) return Promise.resolve(false)
    const { session, question } = open
    const turn = question.content.item.adaptive && { turn: question.turn?.taken ?? 0 }
    const input = { question: question.id, responses, ...turn }
    if (isAdaptive(session)) return this.#check(session, question, input)
    this.#answered = question.id
    return this.#run(() => this.#keep(session, input))
  }

  readonly skip = (): Promise<boolean> => {
    const open = this.#answerable()
    if (!open || !isAdaptive(open.session)) return Promise.resolve(false)
    return this.#check(open.session, open.question, { question: open.question.id, skipped: true })
  }

  readonly next = (): Promise<boolean> => {
    const session = this.#session
    const { phase, index, lastResult } = this.getSnapshot()
    if (!session || phase === 'finishing' || phase === 'completed') return Promise.resolve(false)
    if (!isAdaptive(session)) return Promise.resolve(phase === 'answering' && this.#show(index + 1))
    return this.#run(() => (lastResult?.complete ? finish(session) : this.#following(session)))
  }

  readonly goTo = (index: number): void => void this.#show(index)

  readonly complete = (): Promise<boolean> => {
    const session = this.#session
    if (!session || (isAdaptive(session) && !session.finalized)) return Promise.resolve(false)
    return this.#run(() => finish(session))
  }

  readonly retry = (): Promise<boolean> => {
    const { error, status, phase, saveState } = this.getSnapshot()
    const session = this.#session
    const isKept = saveState === 'will-be-sent' || saveState === 'needs-sign-in'
    if (isKept || (phase === 'finishing' && !error)) return this.#client.delivery.flush().then(() => true)
    if (!error || !this.#failed) return Promise.resolve(false)
    if (!session) return this.#failed()
    if (isOvertaken(error)) return this.#run(() => this.#catchUp(session))
    // The attempt is open already; started once more, `forceNew` would close it.
    if (status === 'error')
      return this.#run(() => this.#following(session), { status: 'starting' }, { status })
    return this.#failed()
  }

  readonly dismiss = (submissionId: string): void => void this.#session?.dismiss(submissionId)

  async #open(forceNew: boolean): Promise<Change> {
    const visit = this.#visit
    this.#forget()
    const session = await this.#client.lessons.start({ ...this.#options, forceNew })
    if (visit !== this.#visit) {
      session.leave()
      return {}
    }
    this.#session = session
    const mirror = () => {
      const snapshot = session.getSnapshot()
      const { questions, answers, saves, refused } = snapshot
      const { question } = this.getSnapshot()
      const later = questions.find((each) => isLaterTurn(each, question))
      this.#update({
        session: snapshot,
        questions,
        answers,
        saves,
        refused,
        ...(later && { question: later }),
      })
    }
    const { delivery } = this.#client
    this.#stopWatching = [
      session.subscribe(mirror),
      delivery.onChangedElsewhere((lessonId) => void this.#hear(session, lessonId)),
    ]
    mirror()
    return feedbackStanding(session) ?? this.#following(session)
  }

  #answerable(): { session: LessonSession; question: LessonQuestion } | null {
    const { phase, question, busy } = this.getSnapshot()
    const session = this.#session
    return session && question && phase === 'answering' && !busy ? { session, question } : null
  }

  async #check(session: LessonSession, question: LessonQuestion, input: AnswerInput): Promise<boolean> {
    this.#answered = question.id
    const done = await this.#run(() => this.#answer(session, input))
    const now = this.getSnapshot()
    return done && (now.phase === 'feedback' || isLaterTurn(now.question, question))
  }

  async #answer(session: LessonSession, input: AnswerInput): Promise<Change> {
    const scoreBefore = session.score
    try {
      const result = await session.submit(input)
      if (goesOn(result.answered)) return this.#following(session)
      const responses = 'responses' in input ? input.responses : {}
      return toFeedback(result, { questionId: input.question, scoreBefore, responses, isEarlier: false })
    } catch (thrown) {
      if (!isOvertaken(asTimebackError(thrown))) throw thrown
      return this.#catchUp(session)
    }
  }

  async #keep(session: LessonSession, input: AnswerInput) {
    await session.keep(input)
    return {}
  }

  /** The first open question; without one, linear lessons can be looked through before they are finished. */
  async #following(session: LessonSession): Promise<Change> {
    if (session.getSnapshot().finishing) return finishing(session)
    const unsent = session.unsentQuestion
    if (unsent) this.#update({ status: 'ready', phase: 'answering', question: unsent, lastResult: null })
    const question = await session.next()
    this.#answered = null
    const shown: Change = { status: 'ready', phase: 'answering', question, lastResult: null }
    if (question) return { ...shown, index: session.getSnapshot().questions.indexOf(question) }
    return session.finalized ? finish(session) : { ...shown, phase: 'review', index: -1 }
  }

  /** The server has the wish to finish, from this tab or another, or has refused it. */
  async #afterWish(session: LessonSession): Promise<Change> {
    if (!session.finalized) await session.refresh()
    if (session.finalized) return finish(session)
    session.resume()
    return this.#following(session)
  }

  /** Shows where the lesson stands after another tab or device went on with it. */
  async #catchUp(session: LessonSession): Promise<Change> {
    await session.refresh()
    return this.#placed(session)
  }

  /** Stays with what is shown while that can still be answered. */
  async #placed(session: LessonSession): Promise<Change> {
    if (isInPlace(this.getSnapshot(), session)) return {}
    if (session.finalized) return finish(session)
    const { question } = this.getSnapshot()
    const change = await this.#following(session)
    return change.question && isSameTurn(change.question, question) ? { ...change, question } : change
  }

  /**
   * News from elsewhere are looked up in the background, and the student is disturbed only where the shown
   * question is no longer the one to answer. Without a connection there is no hurry.
   */
  async #hear(session: LessonSession, lessonId: string | null): Promise<void> {
    const { busy, error, status, phase, question } = this.getSnapshot()
    if (busy || phase === 'completed' || (lessonId !== null && lessonId !== session.lessonId)) return
    if (error && isOutage(error)) return void (await this.retry())
    if (status !== 'ready') return
    const visit = this.#visit
    const isMoved = async () => {
      await session.refresh()
      if (isInPlace(this.getSnapshot(), session)) return false
      return !isAdaptive(session) || !isSameTurn(await session.next(), question)
    }
    const moved = await isMoved().catch(() => false)
    if (moved && visit === this.#visit) await this.#run(() => this.#placed(session))
  }

  /** Linear: shows the question at `index`, or, past the last, the review. */
  #show(index: number): boolean {
    const { busy, phase, questions } = this.getSnapshot()
    const isOver = phase === 'finishing' || phase === 'completed'
    const isPlace = questions.length > 0 && index >= 0 && index <= questions.length
    if (busy || isOver || !isPlace) return false
    const question = questions[index] ?? null
    const place: Change = question ? { phase: 'answering', index } : { phase: 'review', index: -1 }
    this.#answered = null
    if (question) this.#session?.show(question)
    this.#update({ ...place, question, error: null })
    return true
  }

  /** One action at a time; its change is applied whole when it succeeded and the lesson was not left. */
  async #run(action: () => Promise<Change>, before: Change = {}, onFailure: Change = {}): Promise<boolean> {
    if (this.getSnapshot().busy) return false
    const visit = this.#visit
    this.#update({ ...before, busy: true, error: null })
    try {
      const change = await action()
      if (visit !== this.#visit) return false
      this.#update({ ...change, busy: false })
      return true
    } catch (thrown) {
      if (visit !== this.#visit) return false
      this.#failed = () => this.#run(action, before, onFailure)
      this.#update({ ...onFailure, busy: false, error: asTimebackError(thrown) })
      return false
    }
  }

  #update(change: Change): void {
    const next = { ...this.getSnapshot(), ...change }
    const state = next.question && next.saves[next.question.id]
    const isOld = state === 'saved' && next.question?.id !== this.#answered
    this.#store.update({ ...change, saveState: state && !isOld ? state : 'idle' })
    const session = this.#session
    const { busy, error, status, phase } = next
    if (!session || status !== 'ready' || busy || error || phase === 'completed') return
    const { overtaken, finishing } = session.getSnapshot()
    if (phase === 'finishing') {
      if (!finishing) void this.#run(() => this.#afterWish(session))
    } else if (overtaken) void this.#run(() => this.#catchUp(session))
  }

  #forget(): void {
    for (const stop of this.#stopWatching) stop()
    this.#stopWatching = []
    this.#session?.leave()
    this.#session = null
  }

  #leave(): void {
    this.#visit++
    this.#failed = null
    this.#forget()
    this.#update(initial)
  }
}
