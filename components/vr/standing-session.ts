import type { VrSession } from '#lib/timeback/contract/vr-session.ts'

/**
 * The session that stands for an experience, of a student's sessions with the newest first: a passed one, else one
 * that was completed without a score, else the latest. What was passed stays so, whatever came after it.
 */
export function standingSession(sessions: readonly VrSession[]): VrSession | null {
  return (
    sessions.find(({ success_status: success }) => success === 'passed') ??
    sessions.find(({ status, score }) => status === 'completed' && score === null) ??
    sessions[0] ??
    null
  )
}
