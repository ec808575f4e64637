import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { formatDuration, formatNumber, formatScore } from '#components/ui/format.ts'
import { LocalTime } from '#components/ui/local-time.tsx'
import { isAdaptive } from '#lib/std/terms.ts'
import type { ActivitySummary } from '#lib/timeback/contract/activity.ts'
import type { AttemptSummary } from '#lib/timeback/contract/overview.ts'
import type { VrSession } from '#lib/timeback/contract/vr.ts'
import { MasteredMark } from './mastered-mark.tsx'
import type { HistoryEntry } from './to-history.ts'

/** What a student did, one line each, leading to its own page; for the student's history and for the teacher. */
export function HistoryList({ entries }: { entries: HistoryEntry[] }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
      {entries.map((entry) => (
        <li key={entry.key}>
          <Line href={entry.href}>
            <span className="min-w-0 flex-1 basis-52">
              <span className="block text-lg font-bold wrap-anywhere">{nameOf(entry)}</span>
              <span className="block text-soft">
                {aboutOf(entry)} · <LocalTime at={entry.at} />
              </span>
            </span>
            <span className="flex flex-wrap items-baseline gap-x-4 text-soft tabular-nums">
              <Outcome entry={entry} />
            </span>
          </Line>
        </li>
      ))}
    </ul>
  )
}

const line = 'flex min-h-16 flex-wrap items-center gap-x-6 gap-y-1 px-4 py-3'

function Line({ href, children }: { href: string | null; children: ReactNode }) {
  if (href === null) return <div className={line}>{children}</div>
  return (
    <Link href={href} className={`${line} transition-colors hover:bg-accent-tint`}>
      {children}
      <ChevronRight aria-hidden className="size-5 shrink-0 text-soft max-sm:hidden rtl:rotate-180" />
    </Link>
  )
}

function nameOf(entry: HistoryEntry): string {
  if (entry.kind === 'lesson') return entry.attempt.lessonName
  return entry.kind === 'vr' ? entry.vr.session.package.title : entry.activity.name
}

function aboutOf(entry: HistoryEntry): string {
  if (entry.kind === 'lesson') return `${entry.attempt.courseTitle} · attempt ${entry.attempt.attempt}`
  const { courseTitle } = entry.kind === 'vr' ? entry.vr : entry.activity
  const what = entry.kind === 'vr' ? 'VR' : 'Activity'
  return courseTitle === null ? what : `${courseTitle} · ${what}`
}

function Outcome({ entry }: { entry: HistoryEntry }) {
  if (entry.kind === 'lesson') return <AttemptOutcome attempt={entry.attempt} />
  return entry.kind === 'vr' ? (
    <VrOutcome session={entry.vr.session} />
  ) : (
    <ActivityOutcome activity={entry.activity} />
  )
}

function AttemptOutcome({ attempt }: { attempt: AttemptSummary }) {
  const { finalized, lessonType, score, correctQuestions, totalQuestions, activeMs, xp, mastered } = attempt
  // An unfinished linear attempt has no score that could be shown.
  const scored = finalized || isAdaptive(lessonType)
  return (
    <>
      {mastered && <MasteredMark />}
      {scored && <Score score={score} />}
      {finalized && (
        <span>
          {correctQuestions} of {totalQuestions} right
        </span>
      )}
      <span>{formatDuration(activeMs)}</span>
      {finalized && <span>{xp ? `${formatNumber(xp)} XP` : 'No XP'}</span>}
      {!finalized && <span className="font-bold text-notyet">Not finished</span>}
    </>
  )
}

function VrOutcome({ session }: { session: VrSession }) {
  const { score, success_status: success, time_spent_seconds: seconds, status } = session
  const word = status === 'in_progress' ? 'Not finished' : success === null ? 'Completed' : null
  return (
    <>
      {score && <Score score={score.raw} />}
      {seconds !== null && <span>{formatDuration(seconds * 1000)}</span>}
      <span
        className={status === 'in_progress' || success === 'failed' ? 'font-bold text-notyet' : 'font-bold'}
      >
        {word ?? (success === 'passed' ? 'Passed' : 'Not passed yet')}
      </span>
    </>
  )
}

function ActivityOutcome({
  activity: { totalQuestions, correctQuestions, activeMs, xp },
}: {
  activity: ActivitySummary
}) {
  return (
    <>
      {totalQuestions !== null && (
        <span>
          {correctQuestions} of {totalQuestions} right
        </span>
      )}
      {activeMs > 0 && <span>{formatDuration(activeMs)}</span>}
      <span>{xp > 0 ? `${formatNumber(xp)} XP` : 'No XP'}</span>
    </>
  )
}

function Score({ score }: { score: number }) {
  return (
    <span>
      <span className="sr-only">Score </span>
      <span className="text-xl font-bold text-ink">{formatScore(score)}</span> of 100
    </span>
  )
}
