'use client'

import { useEffect, useState } from 'react'
import { idleTimeoutMs } from '#lib/timeback/client/index.ts'
import { onInput } from './create-browser-environment.ts'

/** `still`: nothing has happened for a while, and time is counted all the same; `idle`: it is not counted now. */
export type Presence = 'present' | 'still' | 'idle'

/** Long enough to read most questions. */
const stillAfterMs = 45_000

/** What the page heard of the student lately, by the same signs and times by which their time is counted. */
export function usePresence(): Presence {
  const [presence, setPresence] = useState<Presence>('present')
  useEffect(() => {
    const timers: ReturnType<typeof setTimeout>[] = []
    const stop = () => {
      for (const timer of timers.splice(0)) clearTimeout(timer)
    }
    const begin = () => {
      stop()
      setPresence('present')
      timers.push(
        setTimeout(() => setPresence('still'), stillAfterMs),
        setTimeout(() => setPresence('idle'), idleTimeoutMs),
      )
    }
    begin()
    const leave = onInput(begin)
    return () => {
      leave()
      stop()
    }
  }, [])
  return presence
}
