import { xpNow } from '#components/lesson/list/lesson-words.ts'
import { CairnMeter } from '#components/ui/cairn.tsx'
import { plural } from '#components/ui/format.ts'
import { BackLink } from '#components/ui/page-header.tsx'
import type { XpStanding } from '#lib/timeback/contract/lesson.ts'

/** The way back, the lesson's name and, where there is one, the score and how far it is to 100. */
export function PlayerHeader({
  name,
  score,
  questionsLeft,
  xp,
}: {
  name: string
  score: number | undefined
  questionsLeft: number | undefined
  /** Absent before the lesson is open, and where nobody tells. */
  xp: XpStanding | undefined
}) {
  const left = questionsLeft === undefined ? null : questionsLeftWords(questionsLeft)
  return (
    <header className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3">
      <div className="flex min-w-0 flex-wrap items-center gap-x-4">
        <BackLink href="/lessons">Lessons</BackLink>
        <h1 className="min-w-0 text-xl font-bold">{name}</h1>
      </div>
      {score !== undefined && (
        <div className="flex flex-wrap items-end gap-x-4 gap-y-1">
          <CairnMeter score={score} />
          {left && <p className="text-soft tabular-nums">{left}</p>}
        </div>
      )}
      {xp && <p className="w-full text-sm text-soft tabular-nums sm:text-end">{xpNow(xp)}</p>}
    </header>
  )
}

/** About how many questions are left, in words; null when none is, or more than an estimate can tell. */
export function questionsLeftWords(questionsLeft: number): string | null {
  return questionsLeft <= 0 || questionsLeft >= most
    ? null
    : `About ${plural(questionsLeft, 'question')} left`
}

/** As many would only discourage. */
const most = 50
