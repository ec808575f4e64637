'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useDelivery } from '#components/timeback/use-delivery.ts'
import type { LessonSessionView } from '#components/timeback/use-lesson-session.ts'
import { Button, buttonClass } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'

/** What went wrong, what is safe, and the button that tries again without losing anything. */
export function PlayerProblem({
  error,
  busy,
  onRetry,
}: {
  error: { code: string; detail: string }
  busy: boolean
  onRetry: () => Promise<boolean>
}) {
  const { title, text, retry } = problemWords(error)
  return (
    <div className="w-full basis-full">
      <Notice
        kind="problem"
        title={title}
        action={
          <div className="flex flex-wrap gap-2">
            {error.code === 'UNAUTHORIZED' && <SignInLink />}
            <Button kind="secondary" disabled={busy} onClick={() => void onRetry()}>
              {busy ? 'Trying…' : retry}
            </Button>
          </div>
        }
      >
        {text}
      </Notice>
    </div>
  )
}

type Words = { title: string; text: string; retry: string }

/** An error of the session in a student's words: what happened, what is safe, what to do. */
export function problemWords({ code, detail }: { code: string; detail: string }): Words {
  const retry = 'Try again'
  switch (code) {
    case 'NETWORK_ERROR':
      return {
        title: 'No connection.',
        text: 'What you answered is kept on this device and sent as soon as there is one.',
        retry,
      }
    case 'UNAUTHORIZED':
      return {
        title: 'You are signed out.',
        text: 'What you have answered and typed is kept for you. Sign in again to go on from here.',
        retry,
      }
    case 'STALE_ATTEMPT':
    case 'ALREADY_COMPLETED':
    case 'ANSWERED_ELSEWHERE':
      return {
        title: 'This lesson went on somewhere else.',
        text: 'Another tab or device was faster. Everything that was sent there is safe.',
        retry: 'Show where it stands',
      }
    case 'VALIDATION_ERROR':
      return { title: 'This answer could not be read.', text: detail, retry }
    case 'ASSIGNMENT_CLOSED':
      return {
        title: 'The date of this lesson is past.',
        text: 'It can no longer be begun. Your teacher can give you more time.',
        retry,
      }
    case 'LESSON_NOT_FOUND':
      return { title: 'This lesson is not there any more.', text: 'Your earlier results are safe.', retry }
    default:
      return {
        title: 'The server did not answer as it should.',
        text: 'What you answered is kept on this device until it is sent.',
        retry,
      }
  }
}

/**
 * The way to sign in and back to this page. Where the browser keeps nothing, this page has to stay open, so that
 * it leads there in a tab of its own.
 */
export function SignInLink({ kind = 'secondary' }: { kind?: 'primary' | 'secondary' }) {
  const { isDurable } = useDelivery()
  const here = usePathname()
  return (
    <a
      href={`/signin?callbackUrl=${encodeURIComponent(here)}`}
      {...(!isDurable && { target: '_blank', rel: 'noopener' })}
      className={buttonClass(kind)}
    >
      Sign in
    </a>
  )
}

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
