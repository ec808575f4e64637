import { createStore, type Store } from '#lib/std/store.ts'
import type { AnswerInput } from '#lib/timeback/client/session/lesson-answers.ts'
import type { LessonSession } from '#lib/timeback/client/session/lesson-session.ts'
import {
  isAdaptive,
  isInPlace,
  type LessonPlace,
  nowhere,
  placeOf,
} from '#lib/timeback/client/session/lesson-state.ts'
import { asTimebackError, isOutage, isOvertaken } from '#lib/timeback/client/wire/timeback-error.ts'
import type { LessonQuestion, LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import { goesOn, isLaterTurn, isSameTurn } from '#lib/timeback/contract/question-turns.ts'
import {
  type Doing,
  idle,
  type LessonPlayerActions,
  type LessonPlayerOptions,
  type LessonPlayerState,
  type PlayerClient,
  toPlayerState,
} from './lesson-player-state.ts'

/**
 * Plays one lesson on one screen: it has the session do what the student asks for, one action at a time, and goes on
 * by itself where something came in between. Where the lesson stands is the session's to say.
 */
export class LessonPlayer implements LessonPlayerActions {
  readonly #client: PlayerClient
  readonly #options: LessonPlayerOptions
  readonly #store: Store<LessonPlayerState>
  #doing = idle
  #session: LessonSession | null = null
  /** Where the student stood when the action under way had begun: it is shown until that has ended. */
  #held: LessonPlace | null = null
  #stopWatching: readonly (() => void)[] = []
  #listeners = 0
  /** Raised when the lesson is left: what was under way then no longer counts. */
  #visit = 0
  #failed: (() => Promise<boolean>) | null = null

  constructor(client: PlayerClient, options: LessonPlayerOptions) {
    this.#client = client
    this.#options = options
    this.#store = createStore(toPlayerState(idle, null, null, options.lessonId))
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
    return this.#run(() => this.#open(forceNew), { begins: true })
  }

  readonly submit = (responses: LexicalResponses): Promise<boolean> => {
    const open = this.#answerable()
    if (!open) return Promise.resolve(false)
    const { session, question } = open
    const turn = question.content.item.adaptive && { turn: question.turn?.taken ?? 0 }
    const input = { question: question.id, responses, ...turn }
    return isAdaptive(session) ? this.#check(session, question, input) : this.#run(() => session.keep(input))
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
    return this.#run(() => (lastResult?.complete ? finish(session) : this.#goOn(session)))
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
    if (status === 'error') return this.#run(() => this.#goOn(session), { begins: true })
    return this.#failed()
  }

  readonly dismiss = (submissionId: string): void => void this.#session?.dismiss(submissionId)

  async #open(forceNew: boolean): Promise<void> {
    const visit = this.#visit
    this.#forget()
    const session = await this.#client.lessons.start({ ...this.#options, forceNew })
    if (visit !== this.#visit) return session.leave()
    this.#session = session
    this.#stopWatching = [
      session.subscribe(() => this.#update()),
      this.#client.delivery.onChangedElsewhere((lessonId) => void this.#hear(session, lessonId)),
    ]
    this.#update()
    if (session.getSnapshot().phase !== 'feedback') await this.#goOn(session)
  }

  #answerable(): { session: LessonSession; question: LessonQuestion } | null {
    const { phase, question, busy } = this.getSnapshot()
    const session = this.#session
    return session && question && phase === 'answering' && !busy ? { session, question } : null
  }

  async #check(session: LessonSession, question: LessonQuestion, input: AnswerInput): Promise<boolean> {
    const done = await this.#run(async () => {
      try {
        const { answered } = await session.submit(input)
        if (goesOn(answered)) await this.#goOn(session)
      } catch (thrown) {
        if (!isOvertaken(asTimebackError(thrown))) throw thrown
        await this.#catchUp(session)
      }
    })
    const now = this.getSnapshot()
    return done && (now.phase === 'feedback' || isLaterTurn(now.question, question))
  }

  /** To the first open question; without one, linear lessons can be looked through before they are finished. */
  async #goOn(session: LessonSession): Promise<void> {
    if (session.getSnapshot().finishing) return session.waitToFinish()
    const shown = session.next()
    // An answer that is still to be sent is shown meanwhile.
    if (session.unsentQuestion && session === this.#session)
      this.#update({ status: 'ready' }, placeOf(session.getSnapshot()))
    if (!(await shown) && session.finalized) await finish(session)
  }

  /** The server has the wish to finish, from this tab or another, or has refused it. */
  async #afterWish(session: LessonSession): Promise<void> {
    if (!session.finalized) await session.refresh()
    if (session.finalized) return finish(session)
    session.resume()
    await this.#goOn(session)
  }

  /** Shows where the lesson stands after another tab or device went on with it. */
  async #catchUp(session: LessonSession): Promise<void> {
    await session.refresh()
    await this.#settle(session)
  }

  /** Stays with what is shown while that can still be answered. */
  async #settle(session: LessonSession): Promise<void> {
    if (isInPlace(session.getSnapshot())) return
    await (session.finalized ? finish(session) : this.#goOn(session))
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
      if (isInPlace(session.getSnapshot())) return false
      return !isAdaptive(session) || session.finalized || !isSameTurn(await session.peek(), question)
    }
    const moved = await isMoved().catch(() => false)
    if (moved && visit === this.#visit) await this.#run(() => this.#settle(session))
  }

  /** Linear: shows the question at `index`, or, past the last, the review. */
  #show(index: number): boolean {
    const { busy, phase, questions } = this.getSnapshot()
    const isOver = phase === 'finishing' || phase === 'completed'
    const isPlace = questions.length > 0 && index >= 0 && index <= questions.length
    if (busy || isOver || !isPlace) return false
    this.#session?.show(questions[index] ?? null)
    this.#update({ error: null })
    return true
  }

  /**
   * One action at a time; where the student stands is shown anew when it has ended, unless the lesson was left.
   * `begins`: the lesson is being started by it.
   */
  async #run(action: () => Promise<void>, { begins = false } = {}): Promise<boolean> {
    if (this.#doing.busy) return false
    const visit = this.#visit
    this.#doing = { status: begins ? 'starting' : this.#doing.status, busy: true, error: null }
    const work = action()
    this.#update({}, placeOf(this.#session?.getSnapshot() ?? nowhere))
    try {
      await work
      if (visit !== this.#visit) return false
      this.#update({ status: 'ready', busy: false }, null)
      return true
    } catch (thrown) {
      if (visit !== this.#visit) return false
      this.#failed = () => this.#run(action, { begins })
      const error = asTimebackError(thrown)
      this.#update({ busy: false, error, ...(begins && { status: 'error' }) }, null)
      return false
    }
  }

  #update(change: Partial<Doing> = {}, held = this.#held): void {
    this.#doing = { ...this.#doing, ...change }
    this.#held = held
    const session = this.#session
    const state = toPlayerState(this.#doing, session?.getSnapshot() ?? null, held, this.#options.lessonId)
    this.#store.update(state)
    const { status, busy, error, phase, finishing, overtaken } = state
    if (!session || status !== 'ready' || busy || error || phase === 'completed') return
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
    this.#update(idle, null)
  }
}

/** Finished, or, where only the wish could be kept, on its way there. */
async function finish(session: LessonSession): Promise<void> {
  try {
    await session.complete()
  } catch (thrown) {
    if (!session.getSnapshot().finishing) throw thrown
    session.waitToFinish()
  }
}
