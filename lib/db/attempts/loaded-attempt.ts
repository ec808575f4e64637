import 'server-only'
import type { LessonInPlace, LessonRow } from '#lib/db/content/lessons.ts'
import type { SessionUserRow } from '#lib/db/people/sessions.ts'
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
  /** Of an open adaptive attempt: grows with whatever the student is served in others. */
  otherServings: number | null
  /** The run in which the attempt was last worked on. */
  runId: string | null
  /** What was submitted under that id. */
  submission: SubmissionRow | null
}

/** A lesson in its place, with the version of what it can ask. */
export type LoadedLesson = LessonInPlace & {
  bankVersion: string
  /** It, or its course, is in no list: what was begun goes on, and nobody else begins it. */
  isWithdrawn: boolean
}

/** What was read of a lesson that there is. */
export type Standing = LoadedAttempt & { lesson: LoadedLesson }

type Key = { studentId: string; lessonId: string }

/** What `load-attempt.ts` selects, in its order. */
export type Stored = {
  loaded: [
    person: [string, string, string, SessionUserRow['role'], ended: boolean] | null,
    lesson: StoredLesson | null,
    attempt: StoredAttempt | null,
    questions: StoredQuestion[] | null,
    seenBefore: string[] | null,
    runId: string | null,
    submission: StoredSubmission | null,
    otherServings: number | null,
  ]
}

export function toLoaded(key: Key, { loaded }: Stored): LoadedAttempt {
  const [person, lesson, attempt, questions, seenBefore, runId, submission, otherServings] = loaded
  return {
    person: person && toPerson(person),
    lesson: lesson && toLesson(lesson),
    attempt:
      attempt && toAttempt({ ...key, studentId: person?.[0] ?? key.studentId }, attempt, questions ?? []),
    seenBefore: new Set(seenBefore),
    otherServings,
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
  ...[totalLessons: number, bankVersion: string, isWithdrawn: boolean, isOfSchool: boolean],
]

function toLesson(row: StoredLesson): LoadedLesson {
  const [id, title, type, policy, xp, masteryThreshold, component, componentId, subTests] = row
  const course = {
    id: row[9],
    code: row[10],
    title: row[11],
    subject: row[12],
    grade: row[13],
    totalLessons: row[14],
    isOfSchool: row[17],
  }
  const lesson = { id, title, type, policy, xp, masteryThreshold, component, componentId, subTests }
  return { ...lesson, course, bankVersion: row[15], isWithdrawn: row[16] }
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
  { studentId, lessonId }: Key,
  row: StoredAttempt,
  questions: StoredQuestion[],
): AttemptRow {
  return {
    id: row[0],
    studentId,
    lessonId,
    number: row[1],
    status: row[2],
    score: row[3],
    totalQuestions: row[4],
    correctQuestions: row[5],
    xp: row[6],
    multiplier: row[7],
    lessonType: row[8],
    xpWorth: row[9],
    masteryThreshold: row[10],
    keptBankId: row[11],
    policy: row[12],
    subTest: row[13],
    round: row[14],
    helpCause: row[15],
    seed: row[16],
    version: row[17],
    startedAt: new Date(row[18]),
    completedAt: row[19] === null ? null : new Date(row[19]),
    questions: questions.map(toQuestion),
  }
}

type StoredQuestion = [
  ...[id: string, ordinal: number, itemId: string, identifier: string, difficulty: QuestionRow['difficulty']],
  ...[guessing: number | null, rating: number, typicalMs: number | null, firstExposure: boolean | null],
  ...[servedAt: string, scored: boolean, turns: ItemTurns | null],
  ...[answeredAt: string | null, responses: ResponseRow['responses'], correct: boolean, score: number],
  ...[maxScore: number, scoreBefore: number, scoreAfter: number, skipped: boolean, responseMs: number | null],
  ...[reason: ResponseRow['reason']],
]

function toQuestion(row: StoredQuestion): QuestionRow {
  return {
    id: row[0],
    ordinal: row[1],
    itemId: row[2],
    identifier: row[3],
    difficulty: row[4],
    profile: row[5] === null ? null : { guessing: row[5], rating: row[6], typicalMs: row[7] },
    firstExposure: row[8],
    servedAt: new Date(row[9]),
    scored: row[10],
    turns: row[11],
    response: row[12] === null ? null : toResponse(row, row[12]),
  }
}

function toResponse(row: StoredQuestion, answeredAt: string): ResponseRow {
  return {
    responses: row[13],
    correct: row[14],
    score: row[15],
    maxScore: row[16],
    scoreBefore: row[17],
    scoreAfter: row[18],
    skipped: row[19],
    responseMs: row[20],
    reason: row[21],
    answeredAt: new Date(answeredAt),
  }
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
