import 'server-only'
import { lessonSource } from '#lib/db/activity/course-progress.ts'
import type { Database } from '#lib/db/client.ts'
import { type Parameter, prepare, query } from '#lib/db/statement.ts'
import type { AttemptRow } from './attempt-row.ts'

/** An attempt without its questions. */
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
}

/** The same with the credited time of its runs. */
export type TimedAttemptRow = AttemptSummaryRow & { activeMs: number }

type Which = { studentIds: string[]; lessonId?: string | undefined }

/** All attempts of these students, of one lesson or of all; oldest first. */
export function listAttemptSummaries(db: Database, which: Which): Promise<AttemptSummaryRow[]> {
  return query<AttemptSummaryRow, Which>(db, list, which)
}

/** The same with the time that each took, which is read window by window. */
export function listTimedAttempts(db: Database, which: Which): Promise<TimedAttemptRow[]> {
  return query<TimedAttemptRow, Which>(db, listTimed, which)
}

/** Of the attempt `a`: what its student reached at the lesson at best. */
export const bestScore = `max(a.score) FILTER (WHERE a.status = 'finalized')
  OVER (PARTITION BY a.student_id, a.lesson_id)`

/** … and whether the lesson's unit is theirs. */
export const isMastered = `EXISTS (SELECT FROM mastered_unit u WHERE u.student_id = a.student_id
  AND u.source = '${lessonSource('')}' || a.lesson_id)`

const dates = ['startedAt', 'completedAt', 'lastSeenAt']

const list = prepare<Which>('list-attempts', ($) => select($, ''), dates)
const listTimed = prepare<Which>(
  'list-timed-attempts',
  ($) =>
    select(
      $,
      `, coalesce((SELECT sum(w.credited_ms) FROM activity_run r
      JOIN time_window w ON w.student_id = r.student_id AND w.run_id = r.id
      WHERE r.attempt_id = a.id), 0)::float AS "activeMs"`,
    ),
  dates,
)

function select($: Parameter<Which>, more: string): string {
  const lesson = $(({ lessonId }) => lessonId ?? null, 'text')
  return `SELECT a.id, a.student_id AS "studentId", a.lesson_id AS "lessonId", a.number,
      a.status::text AS status, a.score, a.total_questions AS "totalQuestions",
      a.correct_questions AS "correctQuestions", a.xp, a.multiplier, a.policy::text AS policy,
      a.help_cause::text AS "helpCause", a.started_at AS "startedAt",
      a.completed_at AS "completedAt", a.last_seen_at AS "lastSeenAt", l.title AS "lessonTitle",
      a.lesson_type::text AS "lessonType", a.mastery_threshold AS "masteryThreshold", c.title AS "courseTitle",
      ${bestScore} AS "bestScore", ${isMastered} AS mastered${more}
    FROM attempt a JOIN lesson l ON l.id = a.lesson_id JOIN course c ON c.id = l.course_id
    WHERE a.student_id = ANY (${$(({ studentIds }) => studentIds, 'uuid[]')})
      AND (${lesson} IS NULL OR a.lesson_id = ${lesson})
    ORDER BY a.started_at, a.number`
}

const activeMs = prepare<string>(
  'attempt-active-ms',
  ($) => `SELECT coalesce(sum(w.credited_ms), 0)::float AS "activeMs" FROM activity_run r
    JOIN time_window w ON w.student_id = r.student_id AND w.run_id = r.id
    WHERE r.attempt_id = ${$((id) => id, 'uuid')}`,
)

/** The credited time of one attempt, in milliseconds. */
export async function attemptActiveMs(db: Database, attemptId: string): Promise<number> {
  const [row] = await query<{ activeMs: number }, string>(db, activeMs, attemptId)
  return row?.activeMs ?? 0
}
