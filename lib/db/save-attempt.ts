import 'server-only'
import { Prisma, type PrismaClient } from '#prisma/generated/client.ts'
import type { AttemptChange, AttemptRow, NewQuestion, ResponseRow } from './attempt-row.ts'
import { isLostRace } from './open-attempt.ts'
import type { StoredResult } from './submissions.ts'

type Decided = { attempt: Pick<AttemptRow, 'id' | 'version'>; change: AttemptChange; now: Date }

export type AnswerChange = Decided & {
  studentId: string
  questionId: string
  response: Omit<ResponseRow, 'answeredAt'>
  submission: { id: string; result: StoredResult }
  next: NewQuestion | null
}

/**
 * Stores an answer with all it leads to in one statement: the attempt's new score, the answer that
 * counts, the next serving and the submission. Returns false, and changes nothing, if the attempt has
 * moved on since it was read.
 */
export async function saveAnswer(db: PrismaClient, answer: AnswerChange): Promise<boolean> {
  const { response: r, questionId, submission, next, now, studentId } = answer
  const responses = JSON.stringify(r.responses)
  try {
    const rows = await db.$queryRaw<unknown[]>`
      WITH moved AS (${moveAttempt(answer)}),
      answered AS (
        INSERT INTO item_response
          (question_id, responses, correct, score, max_score, score_before, score_after, answered_at)
        SELECT ${questionId}::uuid, ${responses}::jsonb, ${r.correct}, ${r.score}, ${r.maxScore},
          ${r.scoreBefore}, ${r.scoreAfter}, ${now} FROM moved
        ON CONFLICT (question_id) DO UPDATE SET responses = excluded.responses, correct = excluded.correct,
          score = excluded.score, max_score = excluded.max_score, answered_at = excluded.answered_at),
      served AS (${serve(next, now)})
      INSERT INTO submission (student_id, id, question_id, responses, result, next_id, created_at)
      SELECT ${studentId}::uuid, ${submission.id}::uuid, ${questionId}::uuid, ${responses}::jsonb,
        ${JSON.stringify(submission.result)}::jsonb, ${next?.id ?? null}::uuid, ${now} FROM moved
      RETURNING id`
    return rows.length === 1
  } catch (error) {
    if (isLostRace(error)) return false
    throw error
  }
}

/** Stores that a question is served; false if the attempt has moved on. */
export async function saveServing(
  db: PrismaClient,
  decided: Decided & { next: NewQuestion },
): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    WITH moved AS (${moveAttempt(decided)}), served AS (${serve(decided.next, decided.now)}) SELECT id FROM moved`
  return rows.length === 1
}

/** Stores a change of the attempt alone, such as its finalisation; false if it has moved on. */
export async function saveAttempt(db: PrismaClient, decided: Decided): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`${moveAttempt(decided)}`
  return rows.length === 1
}

function moveAttempt({ attempt, change, now }: Decided): Prisma.Sql {
  return Prisma.sql`UPDATE attempt SET status = ${change.status}::attempt_status, score = ${change.score},
    total_questions = ${change.totalQuestions}, correct_questions = ${change.correctQuestions},
    xp = ${change.xp}, multiplier = ${change.multiplier}, completed_at = ${change.completedAt},
    last_seen_at = ${now}, version = version + 1
    WHERE id = ${attempt.id}::uuid AND version = ${attempt.version} AND status = 'open' RETURNING id`
}

function serve(next: NewQuestion | null, now: Date): Prisma.Sql {
  if (!next) return Prisma.sql`SELECT 1`
  return Prisma.sql`INSERT INTO attempt_question
      (id, attempt_id, ordinal, item_id, identifier, difficulty, served_at)
    SELECT ${next.id}::uuid, moved.id, ${next.ordinal}, ${next.itemId}::uuid, ${next.identifier},
      ${next.difficulty}::difficulty, ${now} FROM moved`
}
