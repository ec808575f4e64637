import type { Database } from '#lib/db/client.ts'
import { adaptiveType } from '#lib/std/terms.ts'

/** An attempt as its answers have it. Scores: of a finished quiz the mean of its questions, of practice the last answer's. */
export const attemptsBySql = `SELECT a.id, a.student_id::text AS "studentId", a.lesson_id AS "lessonId", a.number, a.status::text AS status,
    (SELECT count(*)::int FROM attempt_question q JOIN item_response r ON r.question_id = q.id
       WHERE q.attempt_id = a.id AND q.round = a.round) AS answered,
    (SELECT count(*)::int FROM attempt_question q JOIN item_response r ON r.question_id = q.id
       WHERE q.attempt_id = a.id AND q.round = a.round AND r.correct) AS correct,
    (SELECT count(*)::int FROM attempt_question q WHERE q.attempt_id = a.id AND q.round = a.round) AS asked,
    CASE WHEN a.lesson_type = '${adaptiveType}' THEN coalesce((SELECT r.score_after FROM attempt_question q
         JOIN item_response r ON r.question_id = q.id WHERE q.attempt_id = a.id AND q.round = a.round
         ORDER BY q.ordinal DESC LIMIT 1), 0)
      WHEN a.status = 'finalized' THEN (SELECT 100 * avg(coalesce(greatest(0, r.score / r.max_score), 0)) FROM attempt_question q
         LEFT JOIN item_response r ON r.question_id = q.id WHERE q.attempt_id = a.id AND q.round = a.round)
      ELSE 0 END AS score,
    coalesce((SELECT sum(w.credited_ms)::float FROM activity_run r JOIN time_window w
       ON w.student_id = r.student_id AND w.run_id = r.id WHERE r.attempt_id = a.id), 0) AS "activeMs",
    a.lesson_type::text AS type, a.last_seen_at AS "lastSeenAt"
  FROM attempt a WHERE a.lesson_id LIKE 'figures-%'`

export type AttemptBySql = {
  studentId: string
  lessonId: string
  number: number
  status: string
  answered: number
  correct: number
  asked: number
  score: number
  activeMs: number
  type: string
  lastSeenAt: Date
}

export const keyOf = ({ studentId, lessonId }: { studentId: string; lessonId: string }) =>
  `${studentId} ${lessonId}`

/** What SQL says of each student at each lesson; of lessons that were not begun nothing. */
export async function cellsBySql(db: Database) {
  const rows = await db.$queryRawUnsafe<AttemptBySql[]>(
    `${attemptsBySql} ORDER BY a.student_id, a.lesson_id, a.number`,
  )
  const cells = new Map<string, { latest: AttemptBySql; attempts: number; best: number | null }>()
  for (const row of rows) {
    const { attempts = 0, best = null } = cells.get(keyOf(row)) ?? {}
    const finished = row.status === 'finalized' ? [row.score] : []
    const known = best === null ? [] : [best]
    const all = [...known, ...finished]
    cells.set(keyOf(row), {
      ...{ latest: row, attempts: attempts + 1 },
      best: all.length > 0 ? Math.max(...all) : null,
    })
  }
  return cells
}
