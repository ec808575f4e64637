import { CairnStack } from '#components/ui/cairn/cairn-stack.tsx'
import { MedalBadge } from '#components/ui/cairn/medal-badge.tsx'
import { FigureList } from '#components/ui/figure-list.tsx'
import { formatDuration } from '#components/ui/format/format-duration.ts'
import type { AttemptDetails } from '#lib/timeback/contract/lesson.ts'
import { toFigures } from './to-figures.ts'

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
