import 'server-only'
import { addMasteredUnits } from '#lib/db/activity/course-progress.ts'
import type { Database } from '#lib/db/client.ts'
import { saveActivityGrade, vrLineId } from '#lib/db/gradebook/activity-grades.ts'
import {
  type ActivityProgress,
  type CompletedSession,
  isMastering,
  progressAfter,
} from '#lib/vr/complete-session.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { type VrPackageScope, within } from './packages.ts'

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

type ActivityOf = {
  activity: { id: string; name: string; course: { id: string } }
  studentId: string
  sessionId: string
}

/**
 * Moves the student's progress in the activity and, with the first completion that masters it, in the course,
 * and writes the completion into the gradebook: returns how far the student is in the course then, 0–100,
 * `null` if nothing was added.
 */
export async function saveVrProgress(
  tx: Prisma.TransactionClient,
  { activity, studentId, sessionId }: ActivityOf,
  completed: CompletedSession,
): Promise<number | null> {
  const key = { activityId: activity.id, studentId }
  const fresh = { ...key, ...progressAfter(null, completed) }
  const { count } = await tx.vrActivityProgress.createMany({ data: [fresh], skipDuplicates: true })
  if (count === 0) {
    const where = { activityId_studentId: key }
    await tx.$queryRaw`SELECT FROM vr_activity_progress
      WHERE activity_id = ${activity.id}::uuid AND student_id = ${studentId}::uuid FOR UPDATE`
    const before = await tx.vrActivityProgress.findUniqueOrThrow({ where, select })
    await tx.vrActivityProgress.update({ where, data: progressAfter(before, completed) })
  }
  const units = { studentId, courseId: activity.course.id, source: `activity:${activity.id}`, units: 1 }
  const now = completed.completedAt
  const pctComplete = isMastering(completed) ? await addMasteredUnits(tx, { ...units, now }) : null
  // Past the row of the progress, so one completion at a time.
  await saveVrGrade(tx, { activity, studentId, sessionId }, { completed, counted: pctComplete !== null })
  return pctComplete
}

/** A teacher who renames the activity renames its line with the next completion. */
async function saveVrGrade(
  tx: Prisma.TransactionClient,
  { activity, studentId, sessionId }: ActivityOf,
  { completed, counted }: { completed: CompletedSession; counted: boolean },
): Promise<void> {
  const { id: activityId, name: title, course } = activity
  const line = { id: vrLineId(activityId), title, courseId: course.id, activityId }
  const { score, completedAt: now } = completed
  const unknown = { xp: null, multiplier: null, accuracy: null, totalQuestions: null, correctQuestions: null }
  const metadata = { ...unknown, masteredUnits: counted ? 1 : 0, sessionId }
  await saveActivityGrade(tx, { line, studentId, score, metadata, now })
  const renamed = { id: line.id, title: { not: title } }
  await tx.assessmentLineItem.updateMany({ where: renamed, data: { title, updatedAt: now } })
}
