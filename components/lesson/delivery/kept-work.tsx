'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useDelivery, useLastHeld } from '#components/timeback/use-delivery.ts'
import { Button } from '#components/ui/button.tsx'
import { plural } from '#components/ui/format.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SignInLink } from './player-problem.tsx'

/** What waits on this device to be sent, of all lessons; once it is sent, the page shows where they stand. */
export function KeptWork({ lessonNames }: { lessonNames: Readonly<Record<string, string>> }) {
  const { unsent, finishing, state, isDurable, flush } = useDelivery()
  const router = useRouter()
  const waited = useRef(false)
  const waits = unsent + finishing.length > 0
  const held = useLastHeld(state === 'waiting' || state === 'needs-sign-in' ? state : null, waits)

  useEffect(() => {
    if (waited.current && !waits) router.refresh()
    waited.current = waits
  }, [waits, router])

  if (!held) return null
  const signedOut = held === 'needs-sign-in'
  const when = signedOut ? 'when you have signed in again' : 'when the connection is back'
  const names = [...new Set(finishing.map(({ lessonId }) => lessonNames[lessonId] ?? 'A lesson'))]
  return (
    <div className="mb-6" role="status">
      <Notice
        title={
          unsent > 0
            ? `${plural(unsent, 'answer')} ${unsent === 1 ? 'is' : 'are'} kept on this device.`
            : 'Your answers have arrived, one thing is left.'
        }
        action={
          signedOut ? (
            <SignInLink />
          ) : (
            <Button kind="secondary" onClick={() => void flush()}>
              Try now
            </Button>
          )
        }
      >
        {unsent > 0 && <p>Nothing is lost: this is sent {when}.</p>}
        {names.length > 0 && (
          <p>
            {new Intl.ListFormat('en').format(names)} will be finished {when}.
          </p>
        )}
        {!isDurable && <p>Please leave this page open until then.</p>}
      </Notice>
    </div>
  )
}
