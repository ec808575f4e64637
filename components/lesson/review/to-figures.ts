import { xpAmount, xpLeavesOut, xpNow } from '#components/lesson/list/xp-words.ts'
import { formatShare } from '#components/ui/format/format-number.ts'
import type { AttemptDetails } from '#lib/timeback/contract/lesson.ts'

/** What an attempt's page says in figures, and the sentences that explain them. */
export type Figures = {
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
  if (details.lessonType !== 'powerpath-100' && !finalized) return openBatch(details)
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

function openBatch(details: Exclude<AttemptDetails, { lessonType: 'powerpath-100' }>): Figures {
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
