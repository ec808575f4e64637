'use client'

import { useSyncExternalStore } from 'react'

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

const shape: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
}

/** `3 Mar, 14:05`, with the year where it is another than `now`'s; in a named zone, or the reader's own. */
export function formatMoment(at: Date, now: Date, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone }
  const year = new Intl.DateTimeFormat('en-GB', { year: 'numeric', ...zone })
  const sameYear = year.format(at) === year.format(now)
  const text = { ...shape, ...zone, ...(!sameYear && { year: 'numeric' as const }) }
  return new Intl.DateTimeFormat('en-GB', text).format(at)
}
