import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { type RoleLists, roleToday } from '#lib/db/people/role-lists.ts'
import { sessionEnds } from '#lib/db/people/sessions.ts'
import { prepare, query } from '#lib/db/statement.ts'
import { assert } from '#lib/std/assert.ts'
import { adaptiveType } from '#lib/std/terms.ts'
import type { AttemptRow } from './attempt-row.ts'
import { type LoadedAttempt, type Stored, toLoaded } from './loaded-attempt.ts'
import { otherServings } from './presumption.ts'
import type { SubmissionRow } from './submissions.ts'

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

// Arrays and not objects: names cost more than what they stand for. `loaded-attempt.ts` reads the same order.
// LATERAL … OFFSET 0: one by one, by the key. The plan is made before the tables have grown, and would read them whole.
const load = prepare<LoadKey>('load-attempt', ($) => {
  const student = $(({ studentId }) => studentId, 'uuid')
  const lesson = $(({ lessonId }) => lessonId, 'text')
  const number = $((key) => key.number, 'int')
  const session = $((key) => key.session?.id, 'uuid')
  return `
SELECT json_build_array(
  CASE WHEN u.id IS NOT NULL THEN json_build_array(u.id, u.email, u.name,
    CASE WHEN ${session} IS NULL THEN role ELSE ${roleToday($, (key) => key.session?.lists)} END,
    ${sessionEnds(session)}) END,
  CASE WHEN l.id IS NOT NULL THEN json_build_array(l.id, l.title, l.type, l.policy, l.xp, l.mastery_threshold,
    m.title, l.component_id, l.sub_tests, c.id, c.code, c.title, c.subject, c.grade, c.total_lessons, l.bank_version,
    coalesce(l.withdrawn_at, c.withdrawn_at) IS NOT NULL, c.source = 'school') END,
  CASE WHEN a.id IS NOT NULL THEN json_build_array(a.id, a.number, a.status, a.score, a.total_questions,
    a.correct_questions, a.xp, a.multiplier, a.lesson_type, a.xp_worth, a.mastery_threshold, a.kept_bank_id, a.policy,
    a.sub_test, a.round, a.help_cause, a.seed, a.version, a.started_at, a.completed_at) END,
  (SELECT json_agg(json_build_array(q.id, q.ordinal, q.item_id, q.identifier, q.difficulty, q.guessing, q.rating,
      q.typical_ms, q.first_exposure, q.served_at, q.scored, q.turns, r.answered_at, r.responses, r.correct, r.score,
      r.max_score, r.score_before, r.score_after, r.skipped, r.response_ms, r.reason) ORDER BY q.ordinal)
    FROM attempt_question q
      LEFT JOIN LATERAL (SELECT * FROM item_response WHERE question_id = q.id OFFSET 0) r ON true
    WHERE q.attempt_id = a.id AND q.round = a.round),
  CASE WHEN a.status = 'open' AND a.lesson_type = '${adaptiveType}' THEN (
    SELECT json_agg(identifier) FROM (
      SELECT q.identifier FROM attempt b
        CROSS JOIN LATERAL (SELECT identifier, round FROM attempt_question WHERE attempt_id = b.id OFFSET 0) q
      WHERE b.student_id = a.student_id AND b.lesson_id = a.lesson_id AND NOT (b.id = a.id AND q.round = a.round)
      UNION
      SELECT asked.identifier FROM attempt b
        CROSS JOIN LATERAL (SELECT item_id FROM attempt_question WHERE attempt_id = b.id OFFSET 0) q JOIN (
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
    WHERE s.student_id = ${student} AND s.id = ${$((key) => key.submissionId, 'uuid')}),
  CASE WHEN a.status = 'open' AND a.lesson_type = '${adaptiveType}' THEN (${otherServings('a')}) END
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
