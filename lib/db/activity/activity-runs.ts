import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { insertEvents, type NewEvent } from '#lib/db/events/outbox.ts'
import { type ActivityGrade, saveActivityGrade } from '#lib/db/gradebook/activity-grades.ts'
import { prepare, query } from '#lib/db/statement.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
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
export async function findRun(db: Database, { studentId, id }: RunKey): Promise<RunRow | null> {
  const [row] = await query<StoredRun, Which>(db, list, { studentId, id, limit: 1 })
  return row ? toRun(row) : null
}

/** A student's runs, the latest first: of one attempt, or the last `limit` of all. */
export async function listRuns(
  db: Database,
  which: { studentId: string; attempt?: AttemptKey | undefined; limit: number },
): Promise<RunRow[]> {
  return (await query<StoredRun, Which>(db, list, which)).map(toRun)
}

export type CompletedRunRow = RunRow &
  Pick<RunMetrics, 'xpEarned' | 'totalQuestions' | 'correctQuestions'> & { completedAt: Date }

/** A student's completed custom activities, the latest first. */
export async function listCompletedRuns(
  db: Database,
  which: { studentId: string; limit: number },
): Promise<CompletedRunRow[]> {
  const rows = await query<StoredRun & CompletedRunRow, Which>(db, listCompleted, which)
  return rows.map(({ xpEarned, totalQuestions, correctQuestions, completedAt, ...row }) => ({
    ...toRun({ ...row, completedAt }),
    ...{ xpEarned, totalQuestions, correctQuestions, completedAt },
  }))
}

type AttemptKey = { lessonId: string; number: number }
type Which = { studentId: string; id?: string; attempt?: AttemptKey | undefined; limit: number }

/** The windows' times come as JSON has them. */
type StoredRun = Omit<RunRow, 'windows'> & {
  windows: (Omit<RunRow['windows'][number], 'startedAt' | 'endedAt'> & {
    startedAt: string
    endedAt: string
  })[]
}

const columns = `r.student_id AS "studentId", r.id, r.lesson_id AS "lessonId", r.started_at AS "startedAt",
  r.completed_at AS "completedAt", coalesce(l.title, r.name, '') AS name, c.title AS "courseTitle", a.number AS attempt,
  coalesce((SELECT json_agg(json_build_object('studentId', w.student_id, 'id', w.id, 'runId', w.run_id,
      'startedAt', w.started_at, 'endedAt', w.ended_at, 'activeMs', w.active_ms, 'inactiveMs', w.inactive_ms,
      'creditedMs', w.credited_ms, 'reason', w.reason) ORDER BY w.started_at, w.id)
    FROM time_window w WHERE w.student_id = r.student_id AND w.run_id = r.id), '[]') AS windows`
const tables = `activity_run r LEFT JOIN lesson l ON l.id = r.lesson_id LEFT JOIN course c ON c.id = r.course_id
  LEFT JOIN attempt a ON a.id = r.attempt_id`
const dates = ['startedAt', 'completedAt']

const list = prepare<Which>(
  'list-runs',
  ($) => {
    const id = $((which) => which.id ?? null, 'uuid')
    const lesson = $(({ attempt }) => attempt?.lessonId ?? null, 'text')
    const number = $(({ attempt }) => attempt?.number ?? null, 'int')
    return `SELECT ${columns} FROM ${tables} WHERE r.student_id = ${$(({ studentId }) => studentId, 'uuid')}
      AND (${id} IS NULL OR r.id = ${id}) AND (${lesson} IS NULL OR (r.lesson_id = ${lesson} AND a.number = ${number}))
      ORDER BY r.started_at DESC, r.id DESC LIMIT ${$(({ limit }) => limit, 'int')}`
  },
  dates,
)

const listCompleted = prepare<Which>(
  'list-completed-runs',
  ($) => `SELECT ${columns}, coalesce(r.xp_earned, 0) AS "xpEarned", r.total_questions AS "totalQuestions",
      r.correct_questions AS "correctQuestions"
    FROM ${tables} WHERE r.student_id = ${$(({ studentId }) => studentId, 'uuid')}
      AND r.lesson_id IS NULL AND r.completed_at IS NOT NULL
    ORDER BY r.completed_at DESC, r.id DESC LIMIT ${$(({ limit }) => limit, 'int')}`,
  dates,
)

function toRun({ windows, ...run }: StoredRun): RunRow {
  return {
    ...run,
    windows: windows.map(({ startedAt, endedAt, ...window }) => ({
      ...window,
      ...{ startedAt: new Date(startedAt), endedAt: new Date(endedAt) },
    })),
  }
}

/** The XP of a student's completed activities; lessons give theirs by attempt. */
export async function sumActivityXp(db: Database, studentId: string): Promise<number> {
  const { _sum } = await db.activityRun.aggregate({ where: { studentId }, _sum: { xpEarned: true } })
  return _sum.xpEarned ?? 0
}
