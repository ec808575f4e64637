import type { LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import type { TimebackClient } from './create-timeback-client.ts'
import type { LessonPlayerActions, LessonPlayerOptions, LessonPlayerState } from './lesson-player-state.ts'
import type { LessonSession } from './lesson-session.ts'
import { createStore } from './store.ts'
import { asTimebackError } from './timeback-error.ts'

type Change = Partial<LessonPlayerState>

const initial: LessonPlayerState = {
  status: 'idle',
  phase: 'answering',
  session: null,
  question: null,
  questions: [],
  answers: {},
  index: -1,
  busy: false,
  saveState: 'idle',
  lastResult: null,
  completion: null,
  error: null,
}

const starting: LessonPlayerState = { ...initial, status: 'starting' }

/** Plays one lesson on one screen: what comes next is decided here and nowhere else. */
export class LessonPlayer implements LessonPlayerActions {
  readonly #client: TimebackClient
  readonly #options: LessonPlayerOptions
  readonly #store = createStore<LessonPlayerState>(initial)
  #session: LessonSession | null = null
  #stopMirroring: (() => void) | null = null
  #listeners = 0
  /** Raised when the lesson is left: what was under way then no longer counts. */
  #visit = 0
  #failed: (() => Promise<boolean>) | null = null

  constructor(client: TimebackClient, options: LessonPlayerOptions) {
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
    const { phase, question } = this.getSnapshot()
    const session = this.#session
    if (!session || !question || phase !== 'answering') return Promise.resolve(false)
    const answer = async (): Promise<Change> => {
      const scoreBefore = session.score
      const {
        correct,
        score,
        complete,
        feedback = [],
      } = await session.submit({ question: question.id, responses })
      if (!isAdaptive(session)) return { saveState: 'saved' }
      const lastResult = { questionId: question.id, correct, score, scoreBefore, complete, feedback }
      return { saveState: 'saved', phase: 'feedback', lastResult }
    }
    return this.#run(answer, { saveState: 'saving' }, { saveState: 'failed' })
  }

  readonly next = (): Promise<boolean> => {
    const session = this.#session
    const { phase, index, lastResult } = this.getSnapshot()
    if (!session || phase === 'completed') return Promise.resolve(false)
    if (!isAdaptive(session)) return Promise.resolve(phase === 'answering' && this.#show(index + 1))
    return this.#run(() => (lastResult?.complete ? this.#finish(session) : this.#following(session)))
  }

  readonly goTo = (index: number): void => void this.#show(index)

  readonly complete = (): Promise<boolean> => {
    const session = this.#session
    if (!session || (isAdaptive(session) && !session.finalized)) return Promise.resolve(false)
    return this.#run(() => this.#finish(session))
  }

  readonly retry = (): Promise<boolean> => {
    const { error, status } = this.getSnapshot()
    const session = this.#session
    if (!error || !this.#failed) return Promise.resolve(false)
    if (!session) return this.#failed()
    if (error.code === 'ALREADY_COMPLETED') return this.#run(() => this.#finish(session))
    if (error.code === 'STALE_ATTEMPT')
      return this.#run(() => this.#open(false), starting, { status: 'error' })
    // The attempt is open already; started once more, `forceNew` would close it.
    if (status === 'error')
      return this.#run(() => this.#following(session), { status: 'starting' }, { status })
    return this.#failed()
  }

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
      const { questions, answers } = snapshot
      this.#store.update({ session: snapshot, questions, answers })
    }
    this.#stopMirroring = session.subscribe(mirror)
    mirror()
    return this.#following(session)
  }

  /** The first open question; without one, linear lessons can be looked through before they are finished. */
  async #following(session: LessonSession): Promise<Change> {
    const question = await session.next()
    const shown: Change = {
      status: 'ready',
      phase: 'answering',
      question,
      lastResult: null,
      saveState: 'idle',
    }
    if (question) return { ...shown, index: session.getSnapshot().questions.indexOf(question) }
    return session.finalized ? this.#finish(session) : { ...shown, phase: 'review', index: -1 }
  }

  async #finish(session: LessonSession): Promise<Change> {
    const completion = await session.complete()
    return { status: 'ready', phase: 'completed', completion, question: null, index: -1 }
  }

  /** Linear: shows the question at `index`, or, past the last, the review. */
  #show(index: number): boolean {
    const { busy, phase, questions } = this.getSnapshot()
    const isPlace = questions.length > 0 && index >= 0 && index <= questions.length
    if (busy || phase === 'completed' || !isPlace) return false
    const question = questions[index] ?? null
    const place: Change = question ? { phase: 'answering', index } : { phase: 'review', index: -1 }
    this.#store.update({ ...place, question, saveState: 'idle', error: null })
    return true
  }

  /** One action at a time; its change is applied whole when it succeeded and the lesson was not left. */
  async #run(action: () => Promise<Change>, before: Change = {}, onFailure: Change = {}): Promise<boolean> {
    if (this.getSnapshot().busy) return false
    const visit = this.#visit
    this.#store.update({ ...before, busy: true, error: null })
    try {
      const change = await action()
      if (visit !== this.#visit) return false
      this.#store.update({ ...change, busy: false })
      return true
    } catch (thrown) {
      if (visit !== this.#visit) return false
      this.#failed = () => this.#run(action, before, onFailure)
      this.#store.update({ ...onFailure, busy: false, error: asTimebackError(thrown) })
      return false
    }
  }

  #forget(): void {
    this.#stopMirroring?.()
    this.#stopMirroring = null
    this.#session?.leave()
    this.#session = null
  }

  #leave(): void {
    this.#visit++
    this.#failed = null
    this.#forget()
    this.#store.update(initial)
  }
}

function isAdaptive(session: LessonSession): boolean {
  return session.lessonType === 'powerpath-100'
}
