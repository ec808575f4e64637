import { createStore } from '#lib/std/store.ts'
import { asTimebackError, TimebackError } from './timeback-error.ts'

/** Who is signed in, as far as it was asked: the student, nobody any more, or somebody else. */
export type SignedIn = 'student' | 'nobody' | 'someone-else'

/** Whose answers and time these are. */
export type Student = {
  /** The `timebackId`; asked of the server once where the page did not say it. */
  id: () => Promise<string>
  /** As `id`, where it is known already. */
  knownId: () => string | undefined
  /** Rejects with `UNAUTHORIZED` when nobody or somebody else is signed in now. */
  confirm: () => Promise<void>
  isConfirmed: () => boolean
  /** From here on somebody else may be signed in: the next `confirm` asks. */
  doubt: () => void
  signedIn: () => SignedIn
  /** Calls back when `signedIn` changes; returns its own undo. */
  subscribe: (listener: () => void) => () => void
}

/**
 * One browser has one session for all its tabs, and another student may sign in to it at any time; what
 * belongs to the one must never be sent as the other's.
 */
export function createStudent(askIdentity: () => Promise<{ timebackId: string }>, knownId?: string): Student {
  let studentId = knownId
  let asked: Promise<void> | null = null
  let confirmed = false
  const store = createStore<{ signedIn: SignedIn }>({ signedIn: 'student' })

  const ask = async () => {
    const { timebackId } = await askIdentity().catch((thrown) => {
      if (asTimebackError(thrown).status === 401) store.update({ signedIn: 'nobody' })
      throw thrown
    })
    studentId ??= timebackId
    store.update({ signedIn: timebackId === studentId ? 'student' : 'someone-else' })
    if (timebackId !== studentId)
      throw new TimebackError('UNAUTHORIZED', 'Somebody else is signed in now.', { status: 401 })
  }

  const confirm = () => {
    if (asked) return asked
    const question = ask().then(
      () => {
        if (asked === question) confirmed = true
      },
      (error) => {
        if (asked === question) asked = null
        throw error
      },
    )
    asked = question
    return question
  }

  return {
    async id() {
      if (studentId === undefined) await confirm()
      return studentId ?? ''
    },
    knownId: () => studentId,
    confirm,
    isConfirmed: () => confirmed,
    doubt() {
      asked = null
      confirmed = false
    },
    signedIn: () => store.getSnapshot().signedIn,
    subscribe: store.subscribe,
  }
}
