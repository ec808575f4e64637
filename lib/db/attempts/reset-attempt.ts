import 'server-only'
import { unitsOnceMoved } from '#lib/db/activity/course-progress.ts'
import { type Grade, gradesOnceMoved } from '#lib/db/gradebook/grades.ts'
import { Prisma, type PrismaClient } from '#prisma/generated/client.ts'
import type { AttemptRow } from './attempt-row.ts'

export type ResetChange = {
  attempt: Pick<AttemptRow, 'id' | 'version'>
  /** Linear attempts are asked the same questions again; adaptive ones choose anew. */
  keepQuestions: boolean
  grades: Grade[]
  now: Date
}

/**
 * Opens an attempt again from the start, in one statement: a new round begins, and what was served and
 * answered in earlier ones stays but no longer counts. Returns false if the attempt has moved on.
 */
export async function saveReset(db: PrismaClient, reset: ResetChange): Promise<boolean> {
  const { attempt, keepQuestions, grades, now } = reset
  const questions = keepQuestions
    ? Prisma.sql`INSERT INTO attempt_question
        (id, attempt_id, round, ordinal, item_id, identifier, difficulty, scored, served_at)
      SELECT gen_random_uuid(), q.attempt_id, moved.round, q.ordinal, q.item_id, q.identifier, q.difficulty,
        q.scored, ${now}
      FROM moved JOIN attempt_question q ON q.attempt_id = moved.id AND q.round = moved.round - 1`
    : Prisma.sql`SELECT 1`
  const rows = await db.$queryRaw<unknown[]>`WITH moved AS (
      UPDATE attempt SET status = 'open', round = round + 1, score = 0,
        total_questions = CASE WHEN ${keepQuestions} THEN total_questions ELSE 0 END, correct_questions = 0,
        xp = NULL, multiplier = NULL, help_cause = NULL, completed_at = NULL, version = version + 1
      WHERE id = ${attempt.id}::uuid AND version = ${attempt.version} AND status <> 'superseded'
      RETURNING id, student_id, number, round),
    served AS (${questions}), ${unitsOnceMoved(null, now)}, ${gradesOnceMoved(grades, now)}
    SELECT id FROM moved`
  return rows.length === 1
}
