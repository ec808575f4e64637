'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}
const shape: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
}

/** A moment in the reader's own time zone; the first HTML says it in UTC, which is all the server knows. */
export function LocalTime({ at }: { at: string }) {
  const text = useSyncExternalStore(
    never,
    () => new Intl.DateTimeFormat('en-GB', shape).format(new Date(at)),
    () => `${new Intl.DateTimeFormat('en-GB', { ...shape, timeZone: 'UTC' }).format(new Date(at))} UTC`,
  )
  return <time dateTime={at}>{text}</time>
}
