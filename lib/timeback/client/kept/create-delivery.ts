import { createStore } from '#lib/std/store.ts'
import type { Environment } from '#lib/timeback/client/environment/environment.ts'
import type { SignedIn, Student } from '#lib/timeback/client/wire/student.ts'
import { type AnswerQueue, toRefusedAnswer } from './answer-queue.ts'
import { type CompletionQueue, toRefusedCompletion } from './completion-queue.ts'
import type { ParcelState, RefusedAnswer, RefusedCompletion } from './parcel.ts'
import type { SafeStorage } from './safe-storage.ts'
import type { WindowQueue } from './window-queue.ts'

/** What this device still has to send. Immutable: each change is a new object. */
export type DeliverySnapshot = {
  /** Answers that the server does not have yet. */
  unsent: number
  state: 'idle' | 'sending' | 'waiting' | 'needs-sign-in'
  /** Lessons that will be finished when their answers have arrived. */
  finishing: readonly { lessonId: string; attempt: number | undefined }[]
  /** Answers that were not counted and lessons that were not finished, of all lessons, oldest first. */
  refused: readonly (RefusedAnswer | RefusedCompletion)[]
  /** `nobody`: the session is over; what is kept is sent once the student has signed in again. */
  signedIn: SignedIn
  /** False: this browser keeps nothing beyond the page's life, so it must stay open until all is sent. */
  isDurable: boolean
}

/** Brings what is kept on this device to the server. */
export type Delivery = {
  subscribe: (listener: () => void) => () => void
  getSnapshot: () => DeliverySnapshot
  /** Tries at once; resolves when that is done, whether it succeeded or not. */
  flush: () => Promise<void>
  /** Forgets what was refused, when the student has seen it. */
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
  completions: CompletionQueue
  windows: WindowQueue
}

/** A page hidden for longer may come back to another world. */
const longAwayMs = 30_000

export function createDelivery(parts: DeliveryParts): Delivery {
  const { environment, student, storage, queue, completions, windows } = parts
  const { tabs, clock } = environment
  const elsewhere = new Set<(lessonId: string | null) => void>()

  const read = (): DeliverySnapshot => {
    const [answers, wishes] = [queue.getSnapshot().waiting, completions.getSnapshot().waiting]
    const isOpen = ({ state }: { state: ParcelState }) => state !== 'refused'
    const states = new Set([...answers, ...wishes].filter(isOpen).map(({ state }) => state))
    const held = states.has('needs-sign-in') ? 'needs-sign-in' : 'waiting'
    return {
      unsent: answers.filter(isOpen).length,
      finishing: wishes.filter(isOpen).map(({ parcel: { content } }) => ({
        lessonId: content.lessonId,
        attempt: content.attempt,
      })),
      state: states.size === 0 ? 'idle' : states.has('sending') ? 'sending' : held,
      refused: [
        ...answers.flatMap(({ parcel }) => toRefusedAnswer(parcel) ?? []),
        ...wishes.flatMap(({ parcel }) => toRefusedCompletion(parcel) ?? []),
      ].sort((one, other) => one.answeredAt - other.answeredAt),
      signedIn: student.signedIn(),
      isDurable: storage.isDurable(),
    }
  }
  const store = createStore<DeliverySnapshot>(read())
  for (const each of [queue, completions, storage, student]) each.subscribe(() => store.update(read()))

  const flush = async () => {
    await Promise.all([queue.wake(), completions.wake(), windows.wake()])
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
        // It has just opened: somebody else may have signed in there, or the student again.
        if (studentId !== student.knownId() || lessonId === undefined) void lookAgain()
        else void Promise.all([queue.load(), completions.load()]).then(() => tellElsewhere(lessonId))
      }),
      queue.onSettled(({ content: { lessonId } }) => tell({ lessonId })),
      completions.onSettled(({ content: { lessonId } }) => tell({ lessonId })),
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
    async dismiss(submissionId) {
      await Promise.all([queue.dismiss(submissionId), completions.dismiss(submissionId)])
    },
    watch,
    onChangedElsewhere(listener) {
      elsewhere.add(listener)
      return () => elsewhere.delete(listener)
    },
  }
}
