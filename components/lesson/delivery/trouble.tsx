'use client'

import { useEffect, useRef } from 'react'
import { useDelivery } from '#components/timeback/use-delivery.ts'
import type { LessonSessionView } from '#components/timeback/use-lesson-session.ts'
import { PlayerProblem } from './player-problem.tsx'

/**
 * What stands in the way of going on, beside the buttons. That the session is over is said as soon as any
 * request has met it, and once, whatever else that has stopped; `waits`: the next question has to wait for the
 * answer to this one.
 */
export function Trouble({ session, waits = false }: { session: LessonSessionView; waits?: boolean }) {
  const { signedIn } = useDelivery()
  const { saveState, error, busy, retry } = session
  const place = useRef<HTMLDivElement>(null)
  const isSignedOut = signedIn === 'nobody' || saveState === 'needs-sign-in' || error?.code === 'UNAUTHORIZED'
  const isOffline = waits && saveState === 'will-be-sent'
  const shown = isSignedOut ? signedOut : (error ?? (isOffline ? offline : null))
  const code = shown?.code

  useEffect(() => {
    if (code === 'UNAUTHORIZED') place.current?.scrollIntoView({ block: 'nearest' })
  }, [code])

  if (!shown) return null
  const isHeld = saveState === 'needs-sign-in' || saveState === 'will-be-sent'
  return (
    <div ref={place} className="w-full basis-full">
      <PlayerProblem error={shown} busy={busy && !isHeld} onRetry={retry} />
    </div>
  )
}

const signedOut = { code: 'UNAUTHORIZED', detail: '' }
const offline = { code: 'NETWORK_ERROR', detail: '' }
