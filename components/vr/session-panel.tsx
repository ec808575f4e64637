'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { ButtonLink } from '#components/ui/button-link.tsx'
import type { VrSession } from '#lib/timeback/contract/vr-session.ts'
import { CompleteForm } from './complete-form.tsx'
import { type Launch, LaunchCard } from './launch-card.tsx'
import { SessionResult } from './session-result.tsx'

/** A student's session: how to get into it and how to report it, or what it came to. */
export function SessionPanel({ session: loaded, launch }: { session: VrSession; launch: Launch }) {
  const router = useRouter()
  const [reported, setReported] = useState<VrSession | null>(null)
  const result = useRef<HTMLHeadingElement>(null)
  const session = reported ?? loaded
  // The result is read aloud where the form was.
  useEffect(() => {
    if (reported) result.current?.focus()
  }, [reported])

  if (session.status === 'in_progress')
    return (
      <div className="grid items-start gap-10 lg:grid-cols-2">
        <section aria-labelledby="launch">
          <h2 id="launch" className="mb-4 text-2xl font-bold">
            Open it in your headset
          </h2>
          <LaunchCard launch={launch} platforms={session.package.target_platforms} />
        </section>
        <section aria-labelledby="report">
          <h2 id="report" className="mb-4 text-2xl font-bold">
            When you are done
          </h2>
          <CompleteForm
            sessionId={session.id}
            onCompleted={(completed) => {
              setReported(completed)
              router.refresh()
            }}
          />
        </section>
      </div>
    )
  return (
    <section aria-labelledby="result" className="grid max-w-3xl gap-6">
      <h2 id="result" ref={result} tabIndex={-1} className="text-2xl font-bold">
        Done. Your result is saved.
      </h2>
      <SessionResult session={session} />
      <div>
        <ButtonLink href="/vr">All VR experiences</ButtonLink>
      </div>
    </section>
  )
}
