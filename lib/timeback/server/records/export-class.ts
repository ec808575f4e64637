import 'server-only'
import { type CsvCell, writeRow } from '#lib/csv/write-csv.ts'
import type { StudentRow } from '#lib/db/people/classes.ts'
import { type AnsweredAttempt, listAnswers, listAskedQuestions } from '#lib/db/records/answers.ts'
import type { ExportKind } from '#lib/timeback/contract/records.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { toStudentResponse } from '#lib/timeback/server/lessons/attempt-details.ts'
import { requireClass } from '#lib/timeback/server/people/require-class.ts'
import type { Viewer } from '#lib/timeback/server/people/viewer.ts'

/** The columns of `answers` (http contract, teachers and pages). */
const answerColumns = [
  ...['student_id', 'student_name', 'student_email', 'lesson_id', 'lesson_name', 'attempt', 'question_id'],
  ...['response', 'correct', 'score', 'answered_at', 'active_seconds'],
]

/** The columns of `questions` before those of the questions. */
const attemptColumns = ['student_id', 'student_name', 'student_email', 'lesson_id', 'attempt', 'score']

/**
 * A class's work as CSV, line by line and read student by student, so that a large class needs no more memory than one
 * student; no connection is held while the reader is slow. Throws `CLASS_NOT_FOUND` before the first line.
 */
export async function exportClass(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  { classId, kind }: { classId: string; kind: ExportKind },
): Promise<{ title: string; lines: AsyncGenerator<string> }> {
  const { title, students } = await requireClass({ db }, viewer, classId)
  const ids = students.map(({ id }) => id)
  const questions = kind === 'questions' ? await listAskedQuestions(db, ids) : []
  const toRows =
    kind === 'answers'
      ? toAnswerRows
      : (student: StudentRow, attempt: AnsweredAttempt) => [toAttemptRow(student, attempt, questions)]
  const header = kind === 'answers' ? answerColumns : [...attemptColumns, ...questions]
  return { title, lines: writeLines(header, { db, students, toRows }) }
}

type Work = {
  db: Deps['db']
  students: StudentRow[]
  toRows: (student: StudentRow, attempt: AnsweredAttempt) => CsvCell[][]
}

async function* writeLines(header: string[], { db, students, toRows }: Work): AsyncGenerator<string> {
  yield writeRow(header)
  for (const student of students) {
    const attempts = await listAnswers(db, student.id)
    const rows = attempts.flatMap((attempt) => toRows(student, attempt))
    if (rows.length > 0) yield rows.map(writeRow).join('')
  }
}

function toAnswerRows({ id, name, email }: StudentRow, attempt: AnsweredAttempt): CsvCell[][] {
  const { lessonId, lessonName, number, answers } = attempt
  return answers.map(({ identifier, responses, correct, share, answeredAt, responseMs }) => [
    ...[id, name, email, lessonId, lessonName, number, identifier, toStudentResponse(responses)],
    ...[correct, share, answeredAt, responseMs === null ? null : responseMs / 1000],
  ])
}

/** Of a question that was asked more than once in an attempt, the last answer. */
function toAttemptRow(student: StudentRow, attempt: AnsweredAttempt, questions: string[]): CsvCell[] {
  const shares = new Map(attempt.answers.map(({ identifier, share }) => [identifier, share]))
  const { lessonId, number, score } = attempt
  return [
    ...[student.id, student.name, student.email, lessonId, number, score],
    ...questions.map((identifier) => shares.get(identifier) ?? null),
  ]
}
