import type { LessonSessionView } from '#components/timeback/use-lesson-session.ts'
import { PlayerProblem } from './player-problem.tsx'

const codes = { 'will-be-sent': 'NETWORK_ERROR', 'needs-sign-in': 'UNAUTHORIZED' }

/** Why the next question has to wait: the answer is safe here and not with the server yet. */
export function HeldAnswer({ session: { saveState, retry } }: { session: LessonSessionView }) {
  if (saveState !== 'will-be-sent' && saveState !== 'needs-sign-in') return null
  return <PlayerProblem error={{ code: codes[saveState], detail: '' }} busy={false} onRetry={retry} />
}
