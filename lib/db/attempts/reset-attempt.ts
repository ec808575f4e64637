import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { type Grade, gradesOnceMoved } from '#lib/db/gradebook/grades.ts'
import { prepare, query } from '#lib/db/statement.ts'
import type { AttemptRow } from './attempt-row.ts'

export type ResetChange = {
  attempt: Pick<AttemptRow, 'id' | 'version'>
  /** Linear attempts are asked the same questions again; adaptive ones choose anew. */
  keepQuestions: boolean
  grades: Grade[]
  now: Date
}

const statements = { keeping: resetStatement(true), anew: resetStatement(false) }

/**
 * Opens an attempt again from the start, in one statement: a new round begins, and what was served and
 * answered in earlier ones stays but no longer counts. Returns false if the attempt has moved on.
 */
export async function saveReset(db: Database, reset: ResetChange): Promise<boolean> {
  return (await query(db, reset.keepQuestions ? statements.keeping : statements.anew, reset)).length === 1
}

function resetStatement(keepQuestions: boolean) {
  return prepare<ResetChange>('reset-attempt', ($) => {
    const now = $((reset) => reset.now, 'timestamptz')
    const parts = [
      `moved AS (UPDATE attempt SET status = 'open', round = round + 1, score = 0,
          total_questions = ${keepQuestions ? 'total_questions' : '0'}, correct_questions = 0,
          xp = NULL, multiplier = NULL, help_cause = NULL, completed_at = NULL, version = version + 1
        WHERE id = ${$(({ attempt }) => attempt.id, 'uuid')} AND version = ${$(({ attempt }) => attempt.version, 'int')}
          AND status <> 'superseded'
        RETURNING id, student_id, number, round)`,
      keepQuestions &&
        `served AS (INSERT INTO attempt_question
          (id, attempt_id, round, ordinal, item_id, identifier, difficulty, scored, served_at)
        SELECT gen_random_uuid(), q.attempt_id, moved.round, q.ordinal, q.item_id, q.identifier, q.difficulty,
          q.scored, ${now}
        FROM moved JOIN attempt_question q ON q.attempt_id = moved.id AND q.round = moved.round - 1)`,
      gradesOnceMoved($, { grades: ({ grades }) => grades, units: false, now }),
    ]
    return `WITH ${parts.filter(Boolean).join(', ')} SELECT id FROM moved`
  })
}
