import type { TimebackErrorCode } from '#lib/timeback/client/wire/timeback-error.ts'

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
