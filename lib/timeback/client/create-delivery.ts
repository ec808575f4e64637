import type { AnswerQueue } from './answer-queue.ts'
import { toRefusedAnswer } from './answer-queue.ts'
import type { Environment } from './environment.ts'
import type { HeartbeatOutbox } from './heartbeat-outbox.ts'
import type { SafeStorage } from './safe-storage.ts'
import type { RefusedAnswer } from './save-state.ts'
import { createStore } from './store.ts'
import type { Student } from './student.ts'

/** What this device still has to send. Immutable: each change is a new object. */
export type DeliverySnapshot = {
  /** Answers that the server does not have yet. */
  unsent: number
  state: 'idle' | 'sending' | 'waiting' | 'needs-sign-in'
  /** Answers that were not counted, of all lessons, oldest first. */
  refused: readonly RefusedAnswer[]
  /** False: this browser keeps nothing beyond the page's life, so it must stay open while `unsent`. */
  isDurable: boolean
}

/** Brings what is kept on this device to the server. */
export type Delivery = {
  subscribe: (listener: () => void) => () => void
  getSnapshot: () => DeliverySnapshot
  /** Tries at once; resolves when that is done, whether it succeeded or not. */
  flush: () => Promise<void>
  /** Forgets a refused answer that the student has seen. */
  dismiss: (submissionId: string) => Promise<void>
  /** Sends what earlier pages left, and again whenever there is new hope; returns its own undo. */
  watch: () => () => void
  /**
   * Calls back when a lesson (null: any) may have changed elsewhere: in another tab, or, while this page
   * was away or offline, on another device. Returns its own undo.
   */
  onChangedElsewhere: (listener: (lessonId: string | null) => void) => () => void
}

export type DeliveryParts = {
  environment: Environment
  student: Student
  storage: SafeStorage
  queue: AnswerQueue
  outbox: HeartbeatOutbox
}

/** A page hidden for longer may come back to another world. */
const longAwayMs = 30_000

export function createDelivery({ environment, student, storage, queue, outbox }: DeliveryParts): Delivery {
  const { tabs, clock } = environment
  const elsewhere = new Set<(lessonId: string | null) => void>()

  const read = (): DeliverySnapshot => {
    const { waiting } = queue.getSnapshot()
    const open = waiting.filter(({ state }) => state !== 'refused')
    const states = new Set(open.map(({ state }) => state))
    const held = states.has('needs-sign-in') ? 'needs-sign-in' : 'waiting'
    return {
      unsent: open.length,
      state: open.length === 0 ? 'idle' : states.has('sending') ? 'sending' : held,
      refused: waiting.flatMap(({ parcel }) => toRefusedAnswer(parcel) ?? []),
      isDurable: storage.isDurable(),
    }
  }
  const store = createStore<DeliverySnapshot>(read())
  queue.subscribe(() => store.update(read()))

  const flush = async () => {
    await Promise.all([queue.wake(), outbox.wake()])
  }

  const tellElsewhere = (lessonId: string | null) => {
    for (const listener of [...elsewhere]) listener(lessonId)
  }

  /** Somebody else may have signed in meanwhile. */
  const lookAgain = async () => {
    student.doubt()
    // Asked early, so that the next answer need not wait for it; where it fails, that asks again.
    await student.confirm().catch(() => undefined)
    await flush()
  }

  const comeBack = async () => {
    await lookAgain()
    tellElsewhere(null)
  }

  const watch = () => {
    let hiddenAt: number | null = null
    const show = (visible: boolean) => {
      const awayMs = hiddenAt === null ? 0 : clock.now() - hiddenAt
      hiddenAt = visible ? null : clock.now()
      if (!visible) return
      void (awayMs > longAwayMs ? comeBack() : lookAgain())
    }
    const stops = [
      environment.onOnline(() => void comeBack()),
      environment.onPageRestore(() => void comeBack()),
      environment.visibility.subscribe(show),
      tabs.subscribe(({ studentId, lessonId }) => {
        if (studentId !== student.knownId()) student.doubt()
        else if (lessonId === undefined) void flush()
        else void queue.load().then(() => tellElsewhere(lessonId))
      }),
      queue.onSettled(({ content: { lessonId } }) => tell({ lessonId })),
    ]
    void open()
    return () => {
      for (const stop of stops) stop()
    }
  }

  const tell = (about: { lessonId?: string }) => {
    const studentId = student.knownId()
    if (studentId !== undefined) tabs.tell({ studentId, ...about })
  }

  const open = async () => {
    await lookAgain()
    if (student.isConfirmed()) tell({})
  }

  return {
    subscribe: store.subscribe,
    getSnapshot: store.getSnapshot,
    flush,
    dismiss: (submissionId) => queue.dismiss(submissionId),
    watch,
    onChangedElsewhere(listener) {
      elsewhere.add(listener)
      return () => elsewhere.delete(listener)
    },
  }
}
