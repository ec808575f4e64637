import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { prepare, query } from '#lib/db/statement.ts'

/** An attempt of a student with what they answered in its current round, in the order it was asked. */
export type AnsweredAttempt = {
  lessonId: string
  lessonName: string
  number: number
  score: number
  answers: RecordedAnswer[]
}

export type RecordedAnswer = {
  /** The item's identifier. */
  identifier: string
  /** In the item's own identifiers. */
  responses: Record<string, string | string[]>
  correct: boolean
  /** 0–1; `null` of a question that cannot be worth anything. */
  share: number | null
  /** ISO 8601. */
  answeredAt: string
  /** From shown to submitted; `null` where it was not measured. */
  responseMs: number | null
}

/** Every attempt of one student, by lesson and number. What was reset does not count, and is not here. */
export async function listAnswers(db: Database, studentId: string): Promise<AnsweredAttempt[]> {
  const rows = await query<AnsweredAttempt, { studentId: string }>(db, answersOfStudent, { studentId })
  return rows.map((row) => ({ ...row, answers: row.answers.map(toIso) }))
}

/** The attempts of these students at one lesson, as `listAnswers` has them, and which item each question was. */
export async function listLessonAnswers(db: Database, which: OfLesson): Promise<LessonAnswers[]> {
  const rows = await query<LessonAnswers, OfLesson>(db, answersOfLesson, which)
  return rows.map((row) => ({ ...row, answers: row.answers.map(toIso) }))
}

export type LessonAnswers = Pick<AnsweredAttempt, 'number'> & {
  studentId: string
  answers: (RecordedAnswer & { itemId: string; title: string })[]
}

type OfLesson = { studentIds: readonly string[]; lessonId: string }

/** The identifiers of all questions that these students were asked in rounds that count, each once. */
export async function listAskedQuestions(db: Database, studentIds: readonly string[]): Promise<string[]> {
  const rows = await query<{ identifier: string }, { studentIds: readonly string[] }>(db, askedQuestions, {
    studentIds,
  })
  return rows.map(({ identifier }) => identifier)
}

function toIso<T extends RecordedAnswer>(answer: T): T {
  return { ...answer, answeredAt: new Date(answer.answeredAt).toISOString() }
}

/** What was answered in the current round of the attempt `a`; `more` columns of the question `q`. */
function answersOfAttempt(more = ''): string {
  return `coalesce((
      SELECT json_agg(json_build_object('identifier', q.identifier, 'responses', r.responses, 'correct', r.correct,
          'share', CASE WHEN q.scored THEN greatest(0, r.score / nullif(r.max_score, 0)) END,
          'answeredAt', r.answered_at, 'responseMs', r.response_ms${more}) ORDER BY q.ordinal)
      FROM attempt_question q JOIN item_response r ON r.question_id = q.id
      WHERE q.attempt_id = a.id AND q.round = a.round
    ), '[]') AS answers`
}

const answersOfStudent = prepare<{ studentId: string }>(
  'answers-of-student',
  ($) => `SELECT a.lesson_id AS "lessonId", l.title AS "lessonName", a.number, a.score, ${answersOfAttempt()}
    FROM attempt a JOIN lesson l ON l.id = a.lesson_id
    WHERE a.student_id = ${$(({ studentId }) => studentId, 'uuid')} ORDER BY a.lesson_id, a.number`,
)

const answersOfLesson = prepare<OfLesson>('answers-of-lesson', ($) => {
  const item = `, 'itemId', q.item_id, 'title', (SELECT title FROM item WHERE id = q.item_id)`
  return `SELECT a.student_id AS "studentId", a.number, ${answersOfAttempt(item)} FROM attempt a
    WHERE a.student_id = ANY (${$(({ studentIds }) => studentIds, 'uuid[]')})
      AND a.lesson_id = ${$(({ lessonId }) => lessonId, 'text')} ORDER BY a.student_id, a.number`
})

const askedQuestions = prepare<{ studentIds: readonly string[] }>(
  'asked-questions',
  (
    $,
  ) => `SELECT q.identifier FROM attempt a JOIN attempt_question q ON q.attempt_id = a.id AND q.round = a.round
    WHERE a.student_id = ANY (${$(({ studentIds }) => studentIds, 'uuid[]')})
    GROUP BY q.identifier ORDER BY min(a.lesson_id), min(q.ordinal), q.identifier`,
)
