import 'server-only'
import { Prisma, type PrismaClient } from '#prisma/generated/client.ts'
import type { AttemptRow, QuestionRow } from './attempt-row.ts'

type JsonDates<T> = {
  [K in keyof T]: T[K] extends Date ? string : T[K] extends object | null ? JsonDates<T[K]> : T[K]
}
type Row = Omit<AttemptRow, 'questions'> & { questions: JsonDates<QuestionRow>[] }

const questions = Prisma.sql`coalesce((
  SELECT json_agg(json_build_object(
    'id', q.id, 'ordinal', q.ordinal, 'itemId', q.item_id, 'identifier', q.identifier,
    'difficulty', q.difficulty, 'firstExposure', q.first_exposure, 'profile',
    CASE WHEN q.guessing IS NULL THEN NULL ELSE json_build_object(
      'guessing', q.guessing, 'rating', q.rating, 'typicalMs', q.typical_ms) END,
    'servedAt', q.served_at, 'scored', q.scored, 'turns', q.turns,
    'response', CASE WHEN r.question_id IS NULL THEN NULL ELSE json_build_object(
      'responses', r.responses, 'correct', r.correct, 'score', r.score, 'maxScore', r.max_score,
      'scoreBefore', r.score_before, 'scoreAfter', r.score_after, 'skipped', r.skipped, 'responseMs', r.response_ms,
      'reason', r.reason, 'answeredAt', r.answered_at) END
  ) ORDER BY q.ordinal)
  FROM attempt_question q LEFT JOIN item_response r ON r.question_id = q.id
  WHERE q.attempt_id = a.id AND q.round = a.round), '[]') AS questions`

const columns = Prisma.sql`a.id, a.student_id AS "studentId", a.lesson_id AS "lessonId", a.number,
  a.status::text AS status, a.score, a.total_questions AS "totalQuestions",
  a.correct_questions AS "correctQuestions", a.xp, a.multiplier, a.lesson_type::text AS "lessonType",
  a.xp_worth AS "xpWorth", a.mastery_threshold AS "masteryThreshold", a.kept_bank_id AS "keptBankId",
  a.policy::text AS policy, a.sub_test AS "subTest", a.round,
  a.help_cause::text AS "helpCause", a.seed, a.version,
  a.started_at AS "startedAt", a.completed_at AS "completedAt", ${questions}`

/** The attempt of that number, or the latest; one statement, so that it is seen at one moment. */
export async function findAttempt(
  db: PrismaClient,
  { studentId, lessonId, number }: { studentId: string; lessonId: string; number?: number | undefined },
): Promise<AttemptRow | null> {
  const which = number === undefined ? Prisma.empty : Prisma.sql`AND a.number = ${number}`
  const rows = await db.$queryRaw<Row[]>`SELECT ${columns} FROM attempt a
    WHERE a.student_id = ${studentId}::uuid AND a.lesson_id = ${lessonId} ${which}
    ORDER BY a.number DESC LIMIT 1`
  return rows[0] ? toAttempt(rows[0]) : null
}

/**
 * Which of a lesson's items the student was served before this round of the attempt: in this lesson by
 * identifier, also in another version; in other lessons by version, as there a name may mean something else.
 */
export async function listSeenBefore(
  db: PrismaClient,
  attempt: Pick<AttemptRow, 'id' | 'studentId' | 'lessonId' | 'round' | 'keptBankId'>,
): Promise<Set<string>> {
  const { id, studentId, lessonId, round, keptBankId } = attempt
  const asked =
    keptBankId === null
      ? Prisma.sql`(SELECT item_id, identifier FROM lesson_item WHERE lesson_id = ${lessonId}) l`
      : Prisma.sql`(SELECT item_id, identifier FROM kept_bank_item WHERE bank_id = ${keptBankId}::uuid) l`
  const servedBefore = Prisma.sql`attempt_question q JOIN attempt a ON a.id = q.attempt_id
    AND a.student_id = ${studentId}::uuid AND NOT (a.id = ${id}::uuid AND q.round = ${round})`
  const rows = await db.$queryRaw<{ identifier: string }[]>`
    SELECT q.identifier FROM ${servedBefore} WHERE a.lesson_id = ${lessonId}
    UNION
    SELECT l.identifier FROM ${servedBefore} JOIN ${asked} ON l.item_id = q.item_id
    WHERE a.lesson_id <> ${lessonId}`
  return new Set(rows.map(({ identifier }) => identifier))
}

function toAttempt({ questions, ...row }: Row): AttemptRow {
  return { ...row, questions: questions.map(toQuestion) }
}

function toQuestion({ servedAt, response, ...question }: JsonDates<QuestionRow>): QuestionRow {
  return {
    ...question,
    servedAt: new Date(servedAt),
    response: response && { ...response, answeredAt: new Date(response.answeredAt) },
  } as QuestionRow
}
