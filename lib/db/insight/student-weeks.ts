import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { prepare, query } from '#lib/db/statement.ts'

/** What a student did in one week beside the XP of lessons. */
export type StudentWeekRow = {
  /** Its Monday (UTC), `2026-11-30`. */
  week: string
  /** Of custom activities. */
  xp: number
  /** Credited time of lessons and activities, and the time of VR sessions. */
  activeMs: number
}

type Which = { studentId: string; since: Date }

/** From `since` on, by one statement; no week in which there was nothing. */
export function listStudentWeeks(db: Database, which: Which): Promise<StudentWeekRow[]> {
  return query<StudentWeekRow, Which>(db, weeks, which)
}

const weeks = prepare<Which>('student-weeks', ($) => {
  const student = $(({ studentId }) => studentId, 'uuid')
  const since = $((input) => input.since, 'timestamptz')
  return `SELECT to_char(date_trunc('week', at AT TIME ZONE 'UTC'), 'YYYY-MM-DD') AS week,
      sum(xp)::float AS xp, sum(ms)::float AS "activeMs"
    FROM (SELECT completed_at AS at, coalesce(xp_earned, 0) AS xp, 0 AS ms FROM activity_run
        WHERE student_id = ${student} AND completed_at >= ${since}
      UNION ALL SELECT ended_at, 0, credited_ms FROM time_window
        WHERE student_id = ${student} AND ended_at >= ${since}
      UNION ALL SELECT completed_at, 0, 1000 * coalesce(time_spent_seconds, 0) FROM vr_session
        WHERE student_id = ${student} AND completed_at >= ${since}) done
    GROUP BY 1 ORDER BY 1`
})
