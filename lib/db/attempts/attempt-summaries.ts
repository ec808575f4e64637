import 'server-only'
import { lessonSource } from '#lib/db/activity/course-progress.ts'
import { Prisma, type PrismaClient } from '#prisma/generated/client.ts'
import type { AttemptRow } from './attempt-row.ts'

/** An attempt without its questions; `activeMs` is the credited time of its runs. */
export type AttemptSummaryRow = Omit<
  AttemptRow,
  'questions' | 'seed' | 'version' | 'round' | 'subTest' | 'keptBankId' | 'xpWorth'
> & {
  lessonTitle: string
  /** Of the student's finished attempts at the lesson; `null` before the first. */
  bestScore: number | null
  /** The student has the lesson's unit, by whichever attempt. */
  mastered: boolean
  courseTitle: string
  lastSeenAt: Date
  activeMs: number
}

const columns = Prisma.sql`a.id, a.student_id AS "studentId", a.lesson_id AS "lessonId", a.number,
  a.status::text AS status, a.score, a.total_questions AS "totalQuestions",
  a.correct_questions AS "correctQuestions", a.xp, a.multiplier, a.policy::text AS policy,
  a.help_cause::text AS "helpCause", a.started_at AS "startedAt",
  a.completed_at AS "completedAt", a.last_seen_at AS "lastSeenAt", l.title AS "lessonTitle",
  a.lesson_type::text AS "lessonType", a.mastery_threshold AS "masteryThreshold", c.title AS "courseTitle",
  max(a.score) FILTER (WHERE a.status = 'finalized') OVER (PARTITION BY a.student_id, a.lesson_id) AS "bestScore",
  EXISTS (SELECT FROM mastered_unit u WHERE u.student_id = a.student_id
    AND u.source = ${lessonSource('')} || a.lesson_id) AS mastered,
  coalesce((SELECT sum(w.credited_ms) FROM activity_run r
    JOIN time_window w ON w.student_id = r.student_id AND w.run_id = r.id
    WHERE r.attempt_id = a.id), 0)::float AS "activeMs"`

const tables = Prisma.sql`attempt a JOIN lesson l ON l.id = a.lesson_id JOIN course c ON c.id = l.course_id`

/** All attempts of these students, of one lesson or of all; oldest first. */
export async function listAttemptSummaries(
  db: PrismaClient,
  { studentIds, lessonId }: { studentIds: string[]; lessonId?: string | undefined },
): Promise<AttemptSummaryRow[]> {
  const ofLesson = lessonId === undefined ? Prisma.empty : Prisma.sql`AND a.lesson_id = ${lessonId}`
  return db.$queryRaw<AttemptSummaryRow[]>`SELECT ${columns} FROM ${tables}
    WHERE a.student_id = ANY(${studentIds}::uuid[]) ${ofLesson} ORDER BY a.started_at, a.number`
}

/** The credited time of one attempt, in milliseconds. */
export async function attemptActiveMs(db: PrismaClient, attemptId: string): Promise<number> {
  const { _sum } = await db.timeWindow.aggregate({
    where: { run: { attemptId } },
    _sum: { creditedMs: true },
  })
  return _sum.creditedMs ?? 0
}
