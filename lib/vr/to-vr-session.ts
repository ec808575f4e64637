import type { VrSession } from '#lib/timeback/contract/vr.ts'
import { maxScore, successStatus } from './complete-session.ts'

/** A session as it is kept. */
export type SessionState = {
  id: string
  activityId: string | null
  status: VrSession['status']
  completionMode: VrSession['completion_mode']
  score: number | null
  timeSpentSeconds: number | null
  completedAt: Date | null
  package: { id: string; title: string; version: string; targetPlatforms: string[] }
}

/** The response shape of seed 001, field by field: what is not listed there does not leave. */
export function toVrSession(session: SessionState): VrSession {
  const { score, package: made } = session
  return {
    id: session.id,
    package_id: made.id,
    activity_id: session.activityId,
    status: session.status,
    completion_mode: session.completionMode,
    completed_at: session.completedAt?.toISOString() ?? null,
    score: score === null ? null : { raw: score, max: maxScore, scaled: score / maxScore },
    success_status: score === null ? null : successStatus(score),
    time_spent_seconds: session.timeSpentSeconds,
    self_reported: session.status === 'completed',
    package: {
      id: made.id,
      title: made.title,
      version: made.version,
      target_platforms: made.targetPlatforms,
    },
  }
}
