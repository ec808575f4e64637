import 'server-only'
import { insertEvents, type NewEvent } from '#lib/db/events/outbox.ts'
import { type ActivityGrade, saveActivityGrade } from '#lib/db/gradebook/activity-grades.ts'
import type { Prisma, PrismaClient } from '#prisma/generated/client.ts'
import { addMasteredUnits, type MasteredUnits } from './course-progress.ts'
import { claimWithin, lockTime, type RunKey, type TimeClaim, type TimeWindowRow } from './time-windows.ts'

type RunMetrics = {
  xpEarned: number
  totalQuestions: number | null
  correctQuestions: number | null
  masteredUnits: number | null
  pctComplete: number | null
}

/** What completing a run stored, and what a repeat answers. */
export type RunResult = { pctCompleteApp?: number }

/** Why a run is not completed: it is a managed lesson's, or was completed for another activity. */
export type RunRefusal = 'managed-lesson' | 'other-activity'

export type RunCompletion = {
  run: RunKey & { courseId: string; slug: string; name: string }
  metrics: RunMetrics
  units: MasteredUnits | null
  claim: TimeClaim | null
  now: Date
  /** Given how far the student is now, where units were added. */
  toResult: (pctComplete: number | null) => RunResult
  events: (result: RunResult) => NewEvent[]
  grade: ActivityGrade
}

/**
 * Completes a run with all it leads to, once: its units, its grade, its time, its events. A repeat, also in parallel,
 * changes nothing and returns what was stored.
 */
export async function completeRun(
  db: PrismaClient,
  completion: RunCompletion,
): Promise<RunResult | RunRefusal> {
  const { run, metrics, units, claim, now, toResult, events, grade } = completion
  const key = { studentId_id: { studentId: run.studentId, id: run.id } }
  return db.$transaction(async (tx) => {
    await lockTime(tx, run.studentId)
    const known = await tx.activityRun.findUnique({ where: key })
    if (known?.lessonId) return 'managed-lesson'
    if (known?.completedAt) return isSameActivity(known, run) ? (known.result as RunResult) : 'other-activity'
    const pctComplete = units && (await addMasteredUnits(tx, { ...units, now }))
    const result = toResult(pctComplete)
    const completed = { ...run, ...metrics, completedAt: now, result }
    await tx.activityRun.upsert({
      where: key,
      create: { ...completed, startedAt: claim?.window.startedAt ?? now },
      update: completed,
    })
    await saveActivityGrade(tx, grade)
    if (claim) {
      const { startedAt } = claim.window
      await claimWithin(tx, claim, { ...run, startedAt, lessonId: null, course: { id: run.courseId } })
    }
    await insertEvents(tx, events(result))
    return result
  })
}

const isSameActivity = (known: { courseId: string | null; slug: string | null }, run: RunCompletion['run']) =>
  known.courseId === run.courseId && known.slug === run.slug

const include = {
  windows: { omit: { credited: true }, orderBy: [{ startedAt: 'asc' }, { id: 'asc' }] },
  course: { select: { title: true } },
  lesson: { select: { title: true } },
  attempt: { select: { number: true } },
} satisfies Prisma.ActivityRunInclude

export type RunRow = RunKey & {
  name: string
  courseTitle: string | null
  lessonId: string | null
  attempt: number | null
  startedAt: Date
  completedAt: Date | null
  windows: Omit<TimeWindowRow, 'credited'>[]
}

/** The run if it is the student's. */
export async function findRun(db: PrismaClient, key: RunKey): Promise<RunRow | null> {
  const row = await db.activityRun.findUnique({ where: { studentId_id: key }, include })
  return row && toRun(row)
}

/** A student's runs, the latest first: of one attempt, or the last `limit` of all. */
export async function listRuns(
  db: PrismaClient,
  { studentId, attempt, limit }: { studentId: string; attempt?: AttemptKey | undefined; limit: number },
): Promise<RunRow[]> {
  const ofAttempt = attempt && { lessonId: attempt.lessonId, attempt: { number: attempt.number } }
  const rows = await db.activityRun.findMany({
    where: { studentId, ...ofAttempt },
    include,
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  })
  return rows.map(toRun)
}

export type CompletedRunRow = RunRow &
  Pick<RunMetrics, 'xpEarned' | 'totalQuestions' | 'correctQuestions'> & { completedAt: Date }

/** A student's completed custom activities, the latest first. */
export async function listCompletedRuns(
  db: PrismaClient,
  { studentId, limit }: { studentId: string; limit: number },
): Promise<CompletedRunRow[]> {
  const rows = await db.activityRun.findMany({
    where: { studentId, lessonId: null, completedAt: { not: null } },
    include,
    orderBy: [{ completedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  })
  return rows.flatMap((row) => {
    const { completedAt, xpEarned, totalQuestions, correctQuestions } = row
    const metrics = { xpEarned: xpEarned ?? 0, totalQuestions, correctQuestions }
    return completedAt ? [{ ...toRun(row), completedAt, ...metrics }] : []
  })
}

type AttemptKey = { lessonId: string; number: number }

function toRun(row: Prisma.ActivityRunGetPayload<{ include: typeof include }>): RunRow {
  const { studentId, id, lessonId, startedAt, completedAt, course, lesson, attempt } = row
  return {
    studentId,
    id,
    lessonId,
    startedAt,
    completedAt,
    name: lesson?.title ?? row.name ?? '',
    courseTitle: course?.title ?? null,
    attempt: attempt?.number ?? null,
    windows: row.windows,
  }
}

/** The XP of a student's completed activities; lessons give theirs by attempt. */
export async function sumActivityXp(db: PrismaClient, studentId: string): Promise<number> {
  const { _sum } = await db.activityRun.aggregate({ where: { studentId }, _sum: { xpEarned: true } })
  return _sum.xpEarned ?? 0
}
