import 'server-only'
import { findVrActivity } from '#lib/db/vr/progress.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { VrActivityProgress } from '#lib/timeback/contract/vr.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { packageScopeOf, type Viewer } from './viewer.ts'

/** The viewer's own progress in a linked activity (seed 001, Activity Progress Sync). Throws `ACTIVITY_NOT_FOUND`. */
export async function activityProgress(
  { db }: Deps,
  { viewer, activity: id }: { viewer: Viewer; activity: string },
): Promise<VrActivityProgress> {
  const key = { id, studentId: viewer.timebackId, scope: packageScopeOf(viewer) }
  const found = isUuid(id) ? await findVrActivity(db, key) : null
  if (!found) throw new DomainError('ACTIVITY_NOT_FOUND', 'There is no such activity here.')
  const { progress } = found
  return {
    activity_id: found.id,
    status: progress ? 'completed' : 'not_started',
    score: progress?.score ?? null,
    completed_at: progress?.completedAt.toISOString() ?? null,
    time_spent_seconds: progress?.timeSpentSeconds ?? null,
  }
}
