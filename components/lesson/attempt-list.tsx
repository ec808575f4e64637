import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { formatDuration } from '#components/ui/format-duration.ts'
import { formatNumber, formatScore } from '#components/ui/format-number.ts'
import { LocalTime } from '#components/ui/local-time.tsx'
import type { AttemptSummary } from '#lib/timeback/contract/overview.ts'

/** Attempts, one per line, each leading to its questions; for the student's history and for the teacher. */
export function AttemptList({ attempts }: { attempts: (AttemptSummary & { href: string })[] }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
      {attempts.map((attempt) => (
        <li key={attempt.href}>
          <Link
            href={attempt.href}
            className="flex min-h-16 flex-wrap items-center gap-x-6 gap-y-1 px-4 py-3 transition-colors hover:bg-accent-tint"
          >
            <span className="min-w-0 flex-1 basis-52">
              <span className="block text-lg font-bold">{attempt.lessonName}</span>
              <span className="block text-soft">
                {attempt.courseTitle} · attempt {attempt.attempt} · <LocalTime at={attempt.startedAt} />
              </span>
            </span>
            <AttemptOutcome attempt={attempt} />
            <ChevronRight aria-hidden className="size-5 shrink-0 text-soft max-sm:hidden rtl:rotate-180" />
          </Link>
        </li>
      ))}
    </ul>
  )
}

function AttemptOutcome({ attempt }: { attempt: AttemptSummary }) {
  const { finalized, lessonType, score, correctQuestions, totalQuestions, activeMs, xp } = attempt
  // An unfinished linear attempt has no score that could be shown.
  const scored = finalized || lessonType === 'powerpath-100'
  return (
    <span className="flex flex-wrap items-baseline gap-x-4 text-soft tabular-nums">
      {scored && (
        <span>
          <span className="sr-only">Score </span>
          <span className="text-xl font-bold text-ink">{formatScore(score)}</span> of 100
        </span>
      )}
      {finalized && (
        <span>
          {correctQuestions} of {totalQuestions} right
        </span>
      )}
      <span>{formatDuration(activeMs)}</span>
      {xp !== null && finalized && <span>{formatNumber(xp)} XP</span>}
      {!finalized && <span className="font-bold text-notyet">Not finished</span>}
    </span>
  )
}
