import { FigureList } from '#components/ui/figure-list.tsx'
import { formatDuration } from '#components/ui/format/format-duration.ts'
import { formatScore } from '#components/ui/format/format-number.ts'
import { LocalTime } from '#components/ui/format/local-time.tsx'
import type { VrSession } from '#lib/timeback/contract/vr-session.ts'
import { SuccessMark } from './success-mark.tsx'

/** What a completed session came to. */
export function SessionResult({ session }: { session: VrSession }) {
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
