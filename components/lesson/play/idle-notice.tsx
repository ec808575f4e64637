'use client'

import { Hourglass, PauseCircle } from 'lucide-react'
import { type Presence, usePresence } from '#components/timeback/use-presence.ts'

const words: Record<Exclude<Presence, 'present'>, string> = {
  still: 'Take your time: reading counts, up to 2 minutes after your last key, tap or move.',
  idle: 'Your time is not counted now. It goes on with your next key, tap or move.',
}

/** Says on the screen that time is counted while nothing happens, and when it is no longer. */
export function IdleNotice() {
  const presence = usePresence()
  const Icon = presence === 'idle' ? PauseCircle : Hourglass
  return (
    <p role="status" className="pointer-events-none fixed inset-x-4 top-2 z-10 flex justify-center">
      {presence !== 'present' && (
        <span className="rise inline-flex items-center gap-2 rounded-card border border-line bg-surface px-4 py-2 text-sm shadow-sm">
          <Icon aria-hidden className="size-5 shrink-0 text-accent" />
          {words[presence]}
        </span>
      )}
    </p>
  )
}
