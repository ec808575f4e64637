import 'server-only'
import type { Database } from '#lib/db/client.ts'
import type { LessonInPlace, LessonRow } from '#lib/db/content/lessons.ts'
import { type RoleLists, roleToday } from '#lib/db/people/role-lists.ts'
import type { SessionUserRow } from '#lib/db/people/sessions.ts'
import { prepare, query } from '#lib/db/statement.ts'
import { assert } from '#lib/std/assert.ts'
import type { AttemptRow, ItemTurns, QuestionRow, ResponseRow } from './attempt-row.ts'
import type { SubmissionRow } from './submissions.ts'

/** All that a decision about a student's attempt at a lesson is made of, as it was at one moment. */
export type LoadedAttempt = {
  person: SessionUserRow | null
  lesson: LoadedLesson | null
  attempt: AttemptRow | null
  /**
   * Which of an open adaptive attempt's items the student was served before this round of it: in this lesson by
   * identifier, also in another version; in other lessons by version, as there a name may mean something else.
   */
  seenBefore: ReadonlySet<string>
  /** The run in which the attempt was last worked on. */
  runId: string | null
  /** What was submitted under that id. */
  submission: SubmissionRow | null
}

/** A lesson in its place, with the version of what it can ask. */
export type LoadedLesson = LessonInPlace & { bankVersion: string }

export type LoadKey = {
  studentId: string
  lessonId: string
  /** Of the attempt; without it the latest. */
  number?: number | undefined
  submissionId?: string | undefined
  /** Of whom the request is: only then `person` tells whether it has ended, and the role as the lists say it. */
  session?: { id: string; lists: RoleLists } | undefined
}

/** Reads all of it by one statement. */
export async function loadAttempt(db: Database, key: LoadKey): Promise<LoadedAttempt> {
  const [row] = await query<Stored, LoadKey>(db, load, key)
  assert(row, 'a row of what may be nothing')
  return toLoaded(key, row)
}

/** The attempt of that number, or the latest. */
export async function findAttempt(db: Database, key: LoadKey): Promise<AttemptRow | null> {
  return (await loadAttempt(db, key)).attempt
}

/** The submit of that id by that student, if it took effect. */
export async function findSubmission(
  db: Database,
  { studentId, id }: { studentId: string; id: string },
): Promise<SubmissionRow | null> {
  return (await loadAttempt(db, { studentId, lessonId: '', submissionId: id })).submission
}

// Arrays and not objects: names cost more than what they stand for. `toLoaded` reads the same order.
const load = prepare<LoadKey>('load-attempt', ($) => {
  const student = $(({ studentId }) => studentId, 'uuid')
  const lesson = $(({ lessonId }) => lessonId, 'text')
  const number = $((key) => key.number, 'int')
  const session = $((key) => key.session?.id, 'uuid')
  return `
SELECT json_build_array(
  CASE WHEN u.id IS NOT NULL THEN json_build_array(u.id, u.email, u.name,
    CASE WHEN ${session} IS NULL THEN role ELSE ${roleToday($, (key) => key.session?.lists)} END,
    EXISTS (SELECT FROM ended_session e WHERE e.id = ${session})) END,
  CASE WHEN l.id IS NOT NULL THEN json_build_array(l.id, l.title, l.type, l.policy, l.xp, l.mastery_threshold,
    m.title, l.component_id, l.sub_tests, c.id, c.code, c.title, c.subject, c.grade, c.total_lessons, l.bank_version)
    END,
  CASE WHEN a.id IS NOT NULL THEN json_build_array(a.id, a.number, a.status, a.score, a.total_questions,
    a.correct_questions, a.xp, a.multiplier, a.lesson_type, a.xp_worth, a.mastery_threshold, a.kept_bank_id, a.policy,
    a.sub_test, a.round, a.help_cause, a.seed, a.version, a.started_at, a.completed_at) END,
  (SELECT json_agg(json_build_array(q.id, q.ordinal, q.item_id, q.identifier, q.difficulty, q.guessing, q.rating,
      q.typical_ms, q.first_exposure, q.served_at, q.scored, q.turns, r.answered_at, r.responses, r.correct, r.score,
      r.max_score, r.score_before, r.score_after, r.skipped, r.response_ms, r.reason) ORDER BY q.ordinal)
    FROM attempt_question q LEFT JOIN item_response r ON r.question_id = q.id
    WHERE q.attempt_id = a.id AND q.round = a.round),
  CASE WHEN a.status = 'open' AND a.lesson_type = 'powerpath-100' THEN (
    SELECT json_agg(identifier) FROM (
      SELECT q.identifier FROM attempt b JOIN attempt_question q ON q.attempt_id = b.id
      WHERE b.student_id = a.student_id AND b.lesson_id = a.lesson_id AND NOT (b.id = a.id AND q.round = a.round)
      UNION
      SELECT asked.identifier FROM attempt b JOIN attempt_question q ON q.attempt_id = b.id JOIN (
          SELECT item_id, identifier FROM lesson_item WHERE lesson_id = a.lesson_id AND a.kept_bank_id IS NULL
          UNION ALL
          SELECT item_id, identifier FROM kept_bank_item WHERE bank_id = a.kept_bank_id
        ) asked ON asked.item_id = q.item_id
      WHERE b.student_id = a.student_id AND b.lesson_id <> a.lesson_id
    ) seen) END,
  (SELECT r.id FROM activity_run r WHERE r.attempt_id = a.id ORDER BY r.started_at DESC, r.id DESC LIMIT 1),
  (SELECT json_build_array(s.result, b.lesson_id, b.number, q.identifier, b.seed, q.item_id, q.difficulty, s.responses,
      n.identifier, n.item_id, n.difficulty)
    FROM submission s JOIN attempt_question q ON q.id = s.question_id JOIN attempt b ON b.id = q.attempt_id
      LEFT JOIN attempt_question n ON n.id = s.next_id
    WHERE s.student_id = ${student} AND s.id = ${$((key) => key.submissionId, 'uuid')})
  ) AS loaded
FROM (SELECT ${student} AS student_id, ${lesson} AS lesson_id) asks
LEFT JOIN "user" u ON u.id = asks.student_id
LEFT JOIN lesson l ON l.id = asks.lesson_id
LEFT JOIN component m ON m.id = l.component_id
LEFT JOIN course c ON c.id = l.course_id
LEFT JOIN LATERAL (
  SELECT * FROM attempt WHERE student_id = asks.student_id AND lesson_id = asks.lesson_id
    AND number = coalesce(${number}, number)
  ORDER BY number DESC LIMIT 1) a ON true`
})

type Stored = {
  loaded: [
    person: [string, string, string, SessionUserRow['role'], ended: boolean] | null,
    lesson: StoredLesson | null,
    attempt: StoredAttempt | null,
    questions: StoredQuestion[] | null,
    seenBefore: string[] | null,
    runId: string | null,
    submission: StoredSubmission | null,
  ]
}

function toLoaded(key: LoadKey, { loaded }: Stored): LoadedAttempt {
  const [person, lesson, attempt, questions, seenBefore, runId, submission] = loaded
  return {
    person: person && toPerson(person),
    lesson: lesson && toLesson(lesson),
    attempt:
      attempt && toAttempt({ ...key, studentId: person?.[0] ?? key.studentId }, attempt, questions ?? []),
    seenBefore: new Set(seenBefore),
    runId,
    submission: submission && toSubmission(submission),
  }
}

function toPerson([id, email, name, role, ended]: NonNullable<Stored['loaded'][0]>): SessionUserRow {
  return { id, email, name, role, ended }
}

type StoredLesson = [
  ...[id: string, title: string, type: LessonRow['type'], policy: LessonRow['policy'], xp: number | null],
  ...[masteryThreshold: number, component: string, componentId: string, subTests: number],
  ...[courseId: string, code: string, courseTitle: string, subject: string, grade: number | null],
  ...[totalLessons: number, bankVersion: string],
]

function toLesson(row: StoredLesson): LoadedLesson {
  const [id, title, type, policy, xp, masteryThreshold, component, componentId, subTests, ...ofCourse] = row
  const [courseId, code, courseTitle, subject, grade, totalLessons, bankVersion] = ofCourse
  const course = { id: courseId, code, title: courseTitle, subject, grade, totalLessons }
  const lesson = { id, title, type, policy, xp, masteryThreshold, component, componentId, subTests }
  return { ...lesson, course, bankVersion }
}

type StoredAttempt = [
  ...[id: string, number: number, status: AttemptRow['status'], score: number, totalQuestions: number],
  ...[correctQuestions: number, xp: number | null, multiplier: number | null, type: AttemptRow['lessonType']],
  ...[xpWorth: number, masteryThreshold: number, keptBankId: string | null, policy: AttemptRow['policy']],
  ...[
    subTest: number | null,
    round: number,
    helpCause: AttemptRow['helpCause'],
    seed: number,
    version: number,
  ],
  ...[startedAt: string, completedAt: string | null],
]

function toAttempt(
  { studentId, lessonId }: LoadKey,
  row: StoredAttempt,
  questions: StoredQuestion[],
): AttemptRow {
  const [id, number, status, score, totalQuestions, correctQuestions, xp, multiplier, lessonType, ...rest] =
    row
  const [xpWorth, masteryThreshold, keptBankId, policy, subTest, round, helpCause, seed, version, ...times] =
    rest
  const [startedAt, completedAt] = times
  return {
    ...{ id, studentId, lessonId, number, status, score, totalQuestions, correctQuestions, xp, multiplier },
    ...{
      lessonType,
      xpWorth,
      masteryThreshold,
      keptBankId,
      policy,
      subTest,
      round,
      helpCause,
      seed,
      version,
    },
    startedAt: new Date(startedAt),
    completedAt: completedAt === null ? null : new Date(completedAt),
    questions: questions.map(toQuestion),
  }
}

type StoredQuestion = [
  ...[id: string, ordinal: number, itemId: string, identifier: string, difficulty: QuestionRow['difficulty']],
  ...[guessing: number | null, rating: number, typicalMs: number | null, firstExposure: boolean | null],
  ...[servedAt: string, scored: boolean, turns: ItemTurns | null, ...StoredResponse],
]

type StoredResponse = [
  ...[answeredAt: string | null, responses: ResponseRow['responses'], correct: boolean, score: number],
  ...[maxScore: number, scoreBefore: number, scoreAfter: number, skipped: boolean, responseMs: number | null],
  ...[reason: ResponseRow['reason']],
]

function toQuestion(row: StoredQuestion): QuestionRow {
  const [id, ordinal, itemId, identifier, difficulty, guessing, rating, typicalMs, firstExposure, ...rest] =
    row
  const [servedAt, scored, turns, ...response] = rest
  return {
    ...{ id, ordinal, itemId, identifier, difficulty, firstExposure, scored, turns },
    profile: guessing === null ? null : { guessing, rating, typicalMs },
    servedAt: new Date(servedAt),
    response: toResponse(response),
  }
}

function toResponse([answeredAt, ...row]: StoredResponse): ResponseRow | null {
  if (answeredAt === null) return null
  const [responses, correct, score, maxScore, scoreBefore, scoreAfter, skipped, responseMs, reason] = row
  const marks = { correct, score, maxScore, scoreBefore, scoreAfter, skipped }
  return { responses, ...marks, responseMs, reason, answeredAt: new Date(answeredAt) }
}

type StoredSubmission = [
  ...[
    result: SubmissionRow['result'],
    lessonId: string,
    attempt: number,
    question: string,
    attemptSeed: number,
  ],
  ...[itemId: string, difficulty: SubmissionRow['difficulty'], responses: SubmissionRow['responses']],
  ...[identifier: string | null, itemId: string, difficulty: SubmissionRow['difficulty']],
]

function toSubmission(row: StoredSubmission): SubmissionRow {
  const [result, lessonId, attempt, question, attemptSeed, itemId, difficulty, responses, ...next] = row
  const [identifier, nextItemId, nextDifficulty] = next
  return {
    ...{ result, lessonId, attempt, question, attemptSeed, itemId, difficulty, responses },
    next: identifier === null ? null : { identifier, itemId: nextItemId, difficulty: nextDifficulty },
  }
}
