import { xpAmount, xpLeavesOut, xpNow } from '#components/lesson/list/lesson-words.ts'
import { CairnStack } from '#components/ui/cairn.tsx'
import { FigureList } from '#components/ui/figure-list.tsx'
import { formatDuration, formatShare } from '#components/ui/format.ts'
import { MedalBadge } from '#components/ui/medal.tsx'
import { type AdaptiveType, isOfAdaptive } from '#lib/std/terms.ts'
import type { AttemptDetails } from '#lib/timeback/contract/lesson.ts'

/** An attempt in figures: score, right of total, accuracy, active time, XP with its reason. */
export function AttemptFigures({ details }: { details: AttemptDetails }) {
  const { score, figures, notes } = toFigures(details)
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
export function toFigures(details: AttemptDetails): Figures {
  const { finalized, score, totalQuestions, correctQuestions, xp, xpReason, xpStanding } = details
  if (!isOfAdaptive(details) && !finalized) return openBatch(details)
  const counted = xpStanding?.counted ?? null
  const [right, of] =
    xpStanding && counted !== null && xpStanding.right !== null
      ? [xpStanding.right, counted]
      : [correctQuestions, totalQuestions]
  const leftOut = xpStanding ? xpLeavesOut(totalQuestions, xpStanding) : null
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
