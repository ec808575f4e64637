import { CairnStack } from '#components/ui/cairn-stack.tsx'
import { FigureList } from '#components/ui/figure-list.tsx'
import { formatDuration } from '#components/ui/format-duration.ts'
import { formatNumber } from '#components/ui/format-number.ts'
import { MedalBadge } from '#components/ui/medal-badge.tsx'
import type { AttemptDetails } from '#lib/timeback/contract/lesson.ts'

/** An attempt in figures: score, right of total, accuracy, active time, XP with its reason. */
export function AttemptFigures({ details }: { details: AttemptDetails }) {
  const { score, totalQuestions, correctQuestions, activeMs, xp, xpReason, finalized } = details
  const accuracy = totalQuestions > 0 ? Math.round((100 * correctQuestions) / totalQuestions) : 0
  const judged = finalized || details.lessonType === 'powerpath-100'
  return (
    <section aria-label="Result" className="grid grid-cols-1 items-center gap-6 md:grid-cols-[auto_1fr]">
      <div className="flex flex-col items-start gap-3 rounded-card border border-line bg-surface px-6 py-4">
        <CairnStack score={score} />
        <MedalBadge score={score} />
      </div>
      <div className="grid gap-3">
        <FigureList
          figures={[
            { name: 'Right', value: judged ? `${correctQuestions} of ${totalQuestions}` : '–' },
            { name: 'Accuracy', value: judged ? `${accuracy}%` : '–' },
            { name: 'Active time', value: formatDuration(activeMs) },
            { name: 'XP', value: xp === null ? '–' : formatNumber(xp) },
          ]}
        />
        {xpReason && <p className="text-soft">{xpReason}</p>}
      </div>
    </section>
  )
}
