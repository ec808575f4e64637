import 'server-only'
import { type Counted, type MasteredUnits, unitsOnceMoved } from '#lib/db/activity/course-progress.ts'
import { insertEvents, type NewEvent } from '#lib/db/events/outbox.ts'
import { type Grade, gradesOnceMoved } from '#lib/db/gradebook/grades.ts'
import { isLostRace } from '#lib/db/is-lost-race.ts'
import { Prisma, type PrismaClient } from '#prisma/generated/client.ts'
import type { AttemptChange, AttemptRow, ItemTurns, NewQuestion, ResponseRow } from './attempt-row.ts'
import type { StoredResult } from './submissions.ts'

/** What finalising an attempt leads to. */
export type Completion = {
  /** The lesson's own, `null` where it is not mastered; if it counted before, it counts no more. */
  unit: MasteredUnits | null
  /** The events that tell of it, given what counted now; `null` where none is to be written. */
  events: ((counted: Counted) => NewEvent[]) | null
}

/** A change of an attempt, on the version it was decided on. */
export type Decided = {
  attempt: Pick<AttemptRow, 'id' | 'version'>
  change: AttemptChange
  completion?: Completion | null
  /** What the gradebook says of it then; a line that is not named stays as it is. */
  grades?: Grade[]
  now: Date
}

export type AnswerChange = Decided & {
  studentId: string
  questionId: string
  /** The answer that counts; `null` while an adaptive lesson waits for the last turn at the item. */
  response: Omit<ResponseRow, 'answeredAt'> | null
  /** Where an item of several turns stands now; `null` leaves it where it stood. */
  turns: ItemTurns | null
  submission: { id: string; responses: ResponseRow['responses']; result: StoredResult }
  next: NewQuestion | null
}

/**
 * Stores an answer with all it leads to in one statement: the attempt's new score, the turn at the item,
 * the answer that counts, the next serving, the submission and a mastered unit; the events of a completion
 * follow in its transaction. Returns false, and changes nothing, if the attempt has moved on since it was read.
 */
export async function saveAnswer(db: PrismaClient, answer: AnswerChange): Promise<boolean> {
  const { questionId, submission, next, now, studentId } = answer
  const statement = Prisma.sql`
      WITH moved AS (${moveAttempt(answer)}), ${masteredUnit(answer)},
      ${gradesOnceMoved(answer.grades ?? [], now)},
      turned AS (${takeTurn(answer)}), answered AS (${keepResponse(answer)}),
      served AS (${serve(next, now)}),
      submitted AS (
        INSERT INTO submission (student_id, id, question_id, responses, result, next_id, created_at)
        SELECT ${studentId}::uuid, ${submission.id}::uuid, ${questionId}::uuid,
          ${JSON.stringify(submission.responses)}::jsonb, ${JSON.stringify(submission.result)}::jsonb,
          ${next?.id ?? null}::uuid, ${now} FROM moved)
      ${selectCounted}`
  try {
    return await alone(db, answer, (tx) => run(tx, statement, answer))
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
  return alone(db, decided, (tx) => saveAttemptWithin(tx, decided))
}

/** The same as a part of a larger transaction. */
export async function saveAttemptWithin(tx: Transaction, decided: Decided): Promise<boolean> {
  const statement = Prisma.sql`WITH moved AS (${moveAttempt(decided)}), ${masteredUnit(decided)},
      ${gradesOnceMoved(decided.grades ?? [], decided.now)}
    ${selectCounted}`
  return run(tx, statement, decided)
}

type Transaction = PrismaClient | Prisma.TransactionClient

/** One statement is a transaction of its own; only events need a second. */
function alone<T>(
  db: PrismaClient,
  { completion }: Decided,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return completion?.events ? db.$transaction(work) : work(db)
}

/** Runs the statement, and tells of what it did unless the attempt had moved on. */
async function run(tx: Transaction, statement: Prisma.Sql, { completion }: Decided): Promise<boolean> {
  const [counted] = await tx.$queryRaw<Counted[]>(statement)
  if (!counted) return false
  if (completion?.events) await insertEvents(tx, completion.events(counted))
  return true
}

const selectCounted = Prisma.sql`SELECT coalesce((SELECT units FROM unit), 0) AS units,
  (SELECT pct FROM progress) AS "pctComplete" FROM moved`

function masteredUnit({ completion, now }: Decided): Prisma.Sql {
  return unitsOnceMoved(completion?.unit ?? null, now)
}

function moveAttempt({ attempt, change, now }: Decided): Prisma.Sql {
  return Prisma.sql`UPDATE attempt SET status = ${change.status}::attempt_status, score = ${change.score},
    total_questions = ${change.totalQuestions}, correct_questions = ${change.correctQuestions},
    xp = ${change.xp}, multiplier = ${change.multiplier}, help_cause = ${change.helpCause}::help_cause,
    completed_at = ${change.completedAt}, last_seen_at = ${now}, version = version + 1
    WHERE id = ${attempt.id}::uuid AND version = ${attempt.version} AND status = 'open'
    RETURNING id, student_id, number, round`
}

function takeTurn({ turns, questionId }: AnswerChange): Prisma.Sql {
  if (!turns) return Prisma.sql`SELECT 1`
  return Prisma.sql`UPDATE attempt_question SET turns = ${JSON.stringify(turns)}::jsonb FROM moved
    WHERE attempt_question.id = ${questionId}::uuid`
}

function keepResponse({ response: r, questionId, now }: AnswerChange): Prisma.Sql {
  if (!r) return Prisma.sql`SELECT 1`
  return Prisma.sql`INSERT INTO item_response
      (question_id, responses, correct, score, max_score, score_before, score_after, skipped,
        response_ms, reason, answered_at)
    SELECT ${questionId}::uuid, ${JSON.stringify(r.responses)}::jsonb, ${r.correct}, ${r.score}, ${r.maxScore},
      ${r.scoreBefore}, ${r.scoreAfter}, ${r.skipped}, ${r.responseMs}, ${r.reason}, ${now} FROM moved
    ON CONFLICT (question_id) DO UPDATE SET responses = excluded.responses, correct = excluded.correct,
      score = excluded.score, max_score = excluded.max_score, skipped = excluded.skipped,
      response_ms = excluded.response_ms, answered_at = excluded.answered_at`
}

function serve(next: NewQuestion | null, now: Date): Prisma.Sql {
  if (!next) return Prisma.sql`SELECT 1`
  return Prisma.sql`INSERT INTO attempt_question
      (id, attempt_id, round, ordinal, item_id, identifier, difficulty, scored, guessing, rating, typical_ms,
        first_exposure, served_at)
    SELECT ${next.id}::uuid, moved.id, moved.round, ${next.ordinal}, ${next.itemId}::uuid, ${next.identifier},
      ${next.difficulty}::difficulty, ${next.scored}, ${next.profile?.guessing ?? null}, ${next.profile?.rating ?? null},
      ${next.profile?.typicalMs ?? null}, ${next.firstExposure}, ${now} FROM moved`
}
