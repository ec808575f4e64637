import 'server-only'
import { type ActivityProgress, progressAfter } from '#lib/vr/activity-progress.ts'
import type { CompletedSession } from '#lib/vr/complete-session.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { Database } from './client.ts'
import { addMasteredUnits } from './course-progress.ts'
import { type VrPackageScope, within } from './vr-packages.ts'

const select = { score: true, timeSpentSeconds: true, completedAt: true } as const

/**
 * The activity, if a package in scope leads to it or the student has done it, with the student's progress
 * in it.
 */
export async function findVrActivity(
  db: Database,
  { id, studentId, scope }: { id: string; studentId: string; scope: VrPackageScope },
): Promise<{ id: string; progress: ActivityProgress | null } | null> {
  const ofStudent = { some: { studentId } }
  const seen = [{ packages: { some: within(scope) } }, { sessions: ofStudent }]
  const row = await db.vrActivity.findFirst({
    where: { id, OR: seen },
    select: { id: true, progress: { where: { studentId }, select } },
  })
  return row && { id: row.id, progress: row.progress[0] ?? null }
}

type ActivityOf = { activityId: string; courseId: string; studentId: string }

/**
 * Moves the student's progress in the activity and, with its first completion, in the course: returns how
 * far the student is in it then, 0–100, `null` if nothing was added.
 */
export async function saveVrProgress(
  tx: Prisma.TransactionClient,
  { activityId, courseId, studentId }: ActivityOf,
  completed: CompletedSession,
): Promise<number | null> {
  const key = { activityId, studentId }
  const fresh = { ...key, ...progressAfter(null, completed) }
  const { count } = await tx.vrActivityProgress.createMany({ data: [fresh], skipDuplicates: true })
  if (count === 0) {
    const where = { activityId_studentId: key }
    await tx.$queryRaw`SELECT FROM vr_activity_progress
      WHERE activity_id = ${activityId}::uuid AND student_id = ${studentId}::uuid FOR UPDATE`
    const before = await tx.vrActivityProgress.findUniqueOrThrow({ where, select })
    await tx.vrActivityProgress.update({ where, data: progressAfter(before, completed) })
  }
  const source = `activity:${activityId}`
  return addMasteredUnits(tx, { studentId, courseId, source, units: 1, now: completed.completedAt })
}
