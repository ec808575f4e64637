import Link from 'next/link'
import { xpAmount, xpLeavesOut, xpNow } from '#components/lesson/list/lesson-words.ts'
import { ForTeacher } from '#components/qti/content/reader.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { CairnStack } from '#components/ui/cairn.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FigureList } from '#components/ui/figure-list.tsx'
import { formatDuration, formatShare, plural, toWholeSeconds } from '#components/ui/format.ts'
import { LocalTime } from '#components/ui/local-time.tsx'
import { MedalBadge } from '#components/ui/medal.tsx'
import { type AdaptiveType, isOfAdaptive } from '#lib/std/terms.ts'
import type { CreditReason, RunSummary } from '#lib/timeback/contract/activity.ts'
import type { AttemptDetails, LeadsTo as Outcome } from '#lib/timeback/contract/lesson.ts'
import { QuestionReview } from './question-review.tsx'

type AttemptReviewProps = {
  details: AttemptDetails
  runs: RunSummary[]
  /** Every question is open: to read, or to print, the whole. */
  openAll: boolean
  /** A teacher of the student reads it. */
  toTeacher?: boolean
}

/** An attempt whole: its figures, every question, its time; the same for the student and the teacher, to whom it speaks. */
export function AttemptReview({ toTeacher = false, ...attempt }: AttemptReviewProps) {
  const whole = <WholeAttempt {...attempt} toTeacher={toTeacher} />
  return toTeacher ? <ForTeacher>{whole}</ForTeacher> : whole
}

function WholeAttempt({ details, runs, openAll, toTeacher }: Required<AttemptReviewProps>) {
  const questions = isOfAdaptive(details) ? details.seenQuestions : details.questions
  return (
    <div className="grid grid-cols-1 gap-10">
      <AttemptFigures details={details} toTeacher={toTeacher} />
      <section aria-labelledby="questions">
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6">
          <h2 id="questions" className="text-2xl font-bold">
            Questions
          </h2>
          {questions.length > 0 && (
            <Link
              href={openAll ? '?' : '?open=all'}
              scroll={false}
              prefetch={false}
              className="inline-flex min-h-11 items-center font-semibold text-accent underline-offset-4 hover:underline print:hidden"
            >
              {openAll ? 'Close all' : 'Open all, to read or print'}
            </Link>
          )}
        </div>
        {questions.length === 0 ? (
          <EmptyState title="No question was answered." />
        ) : (
          <ol className="overflow-hidden rounded-card border border-line bg-surface">
            {questions.map((question, index) => (
              <li
                key={`${question.id} ${question.answeredAt} ${openAll}`}
                className="border-b border-line last:border-b-0"
              >
                <QuestionReview number={index + 1} question={question} open={openAll} />
              </li>
            ))}
          </ol>
        )}
      </section>
      <CountedTime runs={runs} />
    </div>
  )
}

const reasonWords: Record<CreditReason, string> = {
  'already-counted': 'counted already, in another tab or on another device',
  'window-too-long': 'reported in too long a stretch to be believed',
  'more-active-than-elapsed': 'more than the time that passed',
  'in-the-future': 'reported for a time that had not come yet',
  'too-old': 'reported more than 7 days late',
}

/** The sittings of an attempt: what time was counted, and what was not and why. Nothing where none was tracked. */
function CountedTime({ runs }: { runs: RunSummary[] }) {
  if (runs.length === 0) return null
  const shownMs = toWholeSeconds(runs.map(({ activeMs }) => activeMs))
  return (
    <section aria-labelledby="counted-time">
      <h2 id="counted-time" className="text-2xl font-bold">
        Time
      </h2>
      <p className="mt-1 text-soft">
        Time to read and think counts, too: up to 2 minutes after the last key, tap or move. Then it waits.
      </p>
      <ul className="mt-3 divide-y divide-line rounded-card border border-line bg-surface">
        {runs.map(({ runId, startedAt, inactiveMs, notCounted }, index) => (
          <li key={runId} className="px-4 py-3">
            <p>
              <LocalTime at={startedAt} />: <strong>{formatDuration(shownMs[index] ?? 0)}</strong> counted
              {inactiveMs >= 1000 && `, ${formatDuration(inactiveMs)} without activity`}
            </p>
            {notCounted.map(({ reason, ms, windows }) => (
              <p key={reason} className="text-soft">
                {formatDuration(ms)} not counted: {reasonWords[reason]} (
                {plural(windows, 'stretch', 'stretches')})
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What a finished test leads to, and the way there. */
export function LeadsTo({ leadsTo: { text, lesson } }: { leadsTo: Outcome }) {
  return (
    <section
      aria-label="What comes next"
      className="mb-10 flex flex-wrap items-center gap-4 rounded-card border border-line bg-surface p-4"
    >
      <p className="min-w-0 flex-1 basis-60 text-lg">{text}</p>
      {lesson !== undefined && <ButtonLink href={`/lessons/${lesson}`}>Go on</ButtonLink>}
    </section>
  )
}

/** An attempt in figures: score, right of total, accuracy, active time, XP with its reason. */
function AttemptFigures({ details, toTeacher }: { details: AttemptDetails; toTeacher: boolean }) {
  const { score, figures, notes } = toFigures(details, { toTeacher })
  return (
    <section
      aria-label="Result"
      className={score === null ? undefined : 'grid grid-cols-1 items-center gap-6 md:grid-cols-[auto_1fr]'}
    >
      {score !== null && (
        <div className="flex flex-col items-start gap-3 rounded-card border border-line bg-surface px-6 py-4">
          <CairnStack score={score} />
          <MedalBadge score={score} />
        </div>
      )}
      <div className="grid gap-3">
        <FigureList
          figures={[...figures, { name: 'Active time', value: formatDuration(details.activeMs) }]}
        />
        {notes.map((note) => (
          <p key={note} className="text-soft">
            {note}
          </p>
        ))}
      </div>
    </section>
  )
}

/** What an attempt's page says in figures, and the sentences that explain them. */
type Figures = {
  /** `null` where there is none yet. */
  score: number | null
  figures: { name: string; value: string }[]
  notes: string[]
}

/**
 * The figures of an attempt, such that none contradicts another or the marks below: an open quiz has no score yet,
 * only what is answered and, for who sees the marks, what is right so far.
 */
export function toFigures(details: AttemptDetails, reader: { toTeacher?: boolean } = {}): Figures {
  const { finalized, score, totalQuestions, correctQuestions, xp, xpReason, xpStanding } = details
  if (!isOfAdaptive(details) && !finalized) return openBatch(details)
  const counted = xpStanding?.counted ?? null
  const [right, of] =
    xpStanding && counted !== null && xpStanding.right !== null
      ? [xpStanding.right, counted]
      : [correctQuestions, totalQuestions]
  const leftOut = xpStanding ? xpLeavesOut(totalQuestions, xpStanding, reader) : null
  return {
    score,
    figures: [
      { name: 'Right', value: `${correctQuestions} of ${totalQuestions}` },
      {
        name: leftOut ? 'Accuracy for XP' : 'Accuracy',
        value: of === 0 ? '–' : `${formatShare(right, of)} %`,
      },
      { name: 'XP', value: finalized ? xpAmount(xp ?? 0) : 'Not yet' },
    ],
    notes: [
      ...(leftOut ? [`${leftOut} So ${right} of ${of} count as right.`] : []),
      ...(finalized ? (xpReason ? [xpReason] : []) : xpStanding ? [xpNow(xpStanding)] : []),
    ],
  }
}

function openBatch(details: Exclude<AttemptDetails, { lessonType: AdaptiveType }>): Figures {
  const { questions, totalQuestions, xpStanding } = details
  const answered = questions.filter((question) => question.answered)
  const marked = answered.some(({ score }) => score !== undefined)
  const right = answered.filter(({ correct }) => correct).length
  return {
    score: null,
    figures: [
      { name: 'Answered', value: `${answered.length} of ${totalQuestions}` },
      ...(marked ? [{ name: 'Right so far', value: String(right) }] : []),
      { name: 'Score', value: 'When finished' },
    ],
    notes: xpStanding ? [xpNow({ ...xpStanding, right: null, counted: null })] : [],
  }
}
