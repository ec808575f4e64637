import type { TimebackErrorCode } from '#lib/timeback/client/wire/timeback-error.ts'
import type { LexicalResponses } from '#lib/timeback/contract/lesson.ts'

/** Something that the server must get, as it is stored. */
export type Parcel<Content> = {
  /** UUID by which the server knows a repeat. */
  id: string
  /** Parcels of one lane are sent in the order in which they were kept. */
  lane: string
  /** Ms since 1970 by the device's clock. */
  keptAt: number
  content: Content
  /** Why the server will never take it. */
  refusal?: Refusal
}

export type Refusal = { code: TimebackErrorCode; status: number; detail: string }

export type ParcelState = 'sending' | 'waiting' | 'needs-sign-in' | 'refused'

/** The storage key of a parcel: one student's, one outbox's, one lane's, in order. */
export function parcelKey(prefix: string, lane: string, order: number, id: string): string {
  return `${lanePrefix(prefix, lane)}${String(order).padStart(16, '0')}-${id}`
}

export function lanePrefix(prefix: string, lane: string): string {
  return `${prefix}${encodeURIComponent(lane)}/`
}

/** The place in its lane that a key stands for. */
export function orderOf(key: string): number {
  return Number(key.slice(key.lastIndexOf('/') + 1, key.lastIndexOf('/') + 17))
}

/**
 * Where an answer is. `saving`: on its way; `saved`: the server has it; `will-be-sent`: safe on this
 * device, without a connection; `needs-sign-in`: safe on this device, to be sent once the student has
 * signed in again; `refused`: the server did not count it, see `RefusedAnswer`.
 */
export type SaveState = 'saving' | 'saved' | 'will-be-sent' | 'needs-sign-in' | 'refused'

type Refused = {
  submissionId: string
  lessonId: string
  /** Undefined where the attempt's number was not known. */
  attempt: number | undefined
  /** Ms since 1970, by this device's clock. */
  answeredAt: number
  code: TimebackErrorCode
  detail: string
}

/** An answer that was not counted, and why; shown until it is dismissed. */
export type RefusedAnswer = Refused & {
  questionId: string
  /** The question's number in a linear lesson, from 1. */
  place: number | undefined
  responses: LexicalResponses
}

/** A lesson that was not finished as the student had wished, and why; shown until it is dismissed. */
export type RefusedCompletion = Refused & { questionId: null }

const saveStates = {
  sending: 'saving',
  waiting: 'will-be-sent',
  'needs-sign-in': 'needs-sign-in',
  refused: 'refused',
} as const satisfies Record<ParcelState, SaveState>

export function toSaveState(state: ParcelState): SaveState {
  return saveStates[state]
}
