'use client'

import { useSyncExternalStore } from 'react'
import { formatMoment } from './format-moment.ts'

const never = () => () => {}

/** A moment in the reader's own time zone; the first HTML says it in UTC, which is all the server knows. */
export function LocalTime({ at }: { at: string }) {
  const text = useSyncExternalStore(
    never,
    () => formatMoment(new Date(at), new Date()),
    () => `${formatMoment(new Date(at), new Date(), 'UTC')} UTC`,
  )
  return <time dateTime={at}>{text}</time>
}
