'use client'

import { CloudOff, CloudUpload } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { PlayerProblem, SignInLink } from '#components/lesson/delivery/player-problem.tsx'
import { useDelivery, useLastHeld } from '#components/timeback/use-delivery.ts'
import type { LessonCompletion, LessonSessionView } from '#components/timeback/use-lesson-session.ts'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { CairnStack } from '#components/ui/cairn.tsx'
import { productName } from '#components/ui/product.ts'

/** The lesson is done for the student, and will be for the server as soon as that can be asked. */
export function Finishing({ session }: { session: LessonSessionView }) {
  const { isDurable } = useDelivery()
  const heading = useRef<HTMLHeadingElement>(null)
  const { error, busy, retry } = session
  const state = session.finishing
  const held = useLastHeld(
    state === 'will-be-sent' || state === 'needs-sign-in' ? state : null,
    state !== null,
  )
  const signedOut = held === 'needs-sign-in'
  const Icon = held ? CloudOff : CloudUpload

  useEffect(() => heading.current?.focus(), [])

  return (
    <section className="mx-auto max-w-3xl rounded-card border border-line bg-surface p-6 sm:p-8">
      <Icon aria-hidden className="mb-4 size-10 text-accent" />
      <h2 ref={heading} tabIndex={-1} className="text-2xl font-bold" aria-live="polite">
        {signedOut && 'This lesson will be finished when you have signed in again.'}
        {held === 'will-be-sent' && 'This lesson will be finished when the connection is back.'}
        {!held && 'Finishing…'}
      </h2>
      {held && (
        <p className="mt-2 text-lg text-soft">
          Your answers are kept on this device.{' '}
          {isDurable
            ? `You can close this page: they are sent the next time ${productName} is open with a connection.`
            : 'Please leave this page open until then.'}
        </p>
      )}
      <div className="mt-8 flex flex-wrap gap-3">
        {error && <PlayerProblem error={error} busy={busy} onRetry={retry} />}
        {signedOut && <SignInLink kind="primary" />}
        {held && (
          <Button kind={signedOut ? 'secondary' : 'primary'} onClick={() => void retry()}>
            Try now
          </Button>
        )}
        {/* Without a connection it would lead to the browser's own error page. */}
        {held !== 'will-be-sent' && (
          <ButtonLink kind="secondary" href="/lessons">
            Back to lessons
          </ButtonLink>
        )}
      </div>
    </section>
  )
}

/** Says at once that all is safe, and leads to the results' own page, which can be reloaded and kept. */
export function Completed({
  lessonId,
  completion,
}: {
  lessonId: string
  completion: LessonCompletion | null
}) {
  const router = useRouter()
  const heading = useRef<HTMLHeadingElement>(null)
  const href = completion ? `/lessons/${lessonId}/attempts/${completion.attempt}` : '/history'

  useEffect(() => {
    heading.current?.focus()
    router.replace(href)
  }, [router, href])

  return (
    <section className="flex flex-col items-center gap-6 py-10">
      <h2 ref={heading} tabIndex={-1} className="text-3xl font-bold">
        Finished. Everything is saved.
      </h2>
      {completion && <CairnStack score={completion.score} />}
      {completion?.leadsTo && <p className="max-w-prose text-center text-lg">{completion.leadsTo.text}</p>}
      <ButtonLink href={href}>See your results</ButtonLink>
    </section>
  )
}
