'use client'

import { ExternalLink } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { FigureList } from '#components/ui/figure-list.tsx'
import { formatDuration, formatScore } from '#components/ui/format.ts'
import { LocalTime } from '#components/ui/local-time.tsx'
import type { VrSession } from '#lib/timeback/contract/vr.ts'
import { CompleteForm } from './complete-form.tsx'
import { SuccessMark } from './success-mark.tsx'

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

/** What a completed session came to. */
function SessionResult({ session }: { session: VrSession }) {
  const { score, time_spent_seconds: seconds, completed_at: completedAt } = session
  return (
    <FigureList
      figures={[
        {
          name: 'Score',
          value: score ? `${formatScore(score.raw)} of ${score.max}` : 'No score',
          note: <SuccessMark session={session} />,
        },
        { name: 'Time', value: seconds === null ? 'Not given' : formatDuration(seconds * 1000) },
        { name: 'Completed', value: completedAt === null ? '' : <LocalTime at={completedAt} /> },
      ]}
    />
  )
}

/** How to get into a session: a code to type in the headset, an address to open in it. */
type Launch = { code: string | null; launchUrl: string | null }

function LaunchCard({ launch, platforms }: { launch: Launch; platforms: string[] }) {
  const { code, launchUrl } = launch
  return (
    <ol className="grid list-decimal gap-4 rounded-card border border-line bg-surface py-5 ps-10 pe-5 text-lg marker:font-bold marker:text-soft">
      <li>
        Put the headset on
        {platforms.length > 0 && <span className="text-soft"> ({platforms.join(', ')})</span>}
        {launchUrl === null ? (
          ' and open the experience.'
        ) : (
          <>
            {' and open '}
            <a
              href={launchUrl}
              target="_blank"
              rel="noopener noreferrer"
              className="inline-flex items-center gap-1.5 font-semibold break-all text-accent underline underline-offset-4"
            >
              {launchUrl}
              <ExternalLink aria-hidden className="size-4 shrink-0" />
              <span className="sr-only"> in a new tab</span>
            </a>
          </>
        )}
      </li>
      {code !== null && (
        <li>
          Type this code when it asks for one:
          <strong className="mt-1 block font-mono text-3xl tracking-widest tabular-nums">
            {`${code.slice(0, 4)} ${code.slice(4)}`}
          </strong>
        </li>
      )}
      <li>Come back here when you are done.</li>
    </ol>
  )
}
