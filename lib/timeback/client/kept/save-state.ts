import type { TimebackErrorCode } from '#lib/timeback/client/wire/timeback-error.ts'
import type { LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import type { ParcelState } from './parcel.ts'

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
