import type pg from 'pg'
import { adaptiveType } from '#lib/std/terms.ts'

/**
 * Half a year of one class; returns the number of answers. Who knows how much, and what is right,
 * follows from the numbers alone.
 */
export async function fillClass(database: pg.Client, classNumber: number): Promise<number> {
  await database.query('DROP TABLE IF EXISTS large_attempt, large_answer')
  await database.query(attempts, [`Large class ${classNumber}`])
  const { rowCount } = await database.query(answers)
  await database.query(counted)
  for (const statement of [...written, ...ended])
    await database.query(statement, statement.includes('$1') ? [adaptiveType] : [])
  return rowCount ?? 0
}

/** One of each student at each lesson: two lessons in a week, an hour apart from the others. */
const attempts = `CREATE TEMP TABLE large_attempt AS
  SELECT gen_random_uuid() AS id, gen_random_uuid() AS run_id, e.user_id AS student_id, l.id AS lesson_id, l.type,
    l.course_id, 0.45 + 0.5 * (abs(hashtext(e.user_id::text || u.email)) % 100) / 100.0 - 0.1 * (l.sort_order % 3) AS chance,
    date_trunc('minute', now()) - interval '3 days' * (SELECT count(*) - l.sort_order + 1 FROM lesson x WHERE x.course_id = l.course_id)
      - interval '1 hour' * (abs(hashtext(u.email)) % 6) AS started_at,
    0 AS right_count, 0::float8 AS score
  FROM class c JOIN enrollment e ON e.class_id = c.id AND e.role = 'student' JOIN "user" u ON u.id = e.user_id
    JOIN class_course cc ON cc.class_id = c.id JOIN lesson l ON l.course_id = cc.course_id
  WHERE c.title = $1`

const answers = `CREATE TEMP TABLE large_answer AS
  SELECT gen_random_uuid() AS question_id, a.id AS attempt_id, a.student_id, a.lesson_id, q.position AS ordinal,
    q.item_id, q.identifier, q.difficulty, d.is_right, CASE WHEN d.is_right THEN i."right" ELSE i.wrong END AS responses,
    a.started_at + interval '30 seconds' * (q.position - 1) AS served_at,
    a.started_at + interval '30 seconds' * q.position - interval '2 seconds' AS answered_at
  FROM large_attempt a JOIN lesson_item q ON q.lesson_id = a.lesson_id JOIN large_item i ON i.id = q.item_id,
    LATERAL (SELECT abs(hashtext(a.student_id::text || q.lesson_id || q.identifier)) % 1000 < 1000 * a.chance AS is_right) d`

const counted = `UPDATE large_attempt a SET right_count = n.rights, score = 10 * n.rights
  FROM (SELECT attempt_id, count(*) FILTER (WHERE is_right)::int AS rights FROM large_answer GROUP BY attempt_id) n
  WHERE n.attempt_id = a.id`

/** An adaptive attempt ends at 100 alone. */
const isEnded = `(a.type::text <> $1 OR a.score = 100)`

const written = [
  `INSERT INTO attempt (id, student_id, lesson_id, number, status, lesson_type, xp_worth, score, total_questions,
      correct_questions, xp, multiplier, seed, version, started_at, last_seen_at, completed_at)
    SELECT a.id, a.student_id, a.lesson_id, 1, CASE WHEN ${isEnded} THEN 'finalized' ELSE 'open' END::attempt_status,
      a.type, 20, a.score, 10, a.right_count, CASE WHEN ${isEnded} THEN CASE WHEN a.score >= 80 THEN 20 ELSE 0 END END,
      CASE WHEN ${isEnded} THEN CASE WHEN a.score >= 80 THEN 1 ELSE 0 END END, 1, 10, a.started_at,
      a.started_at + interval '5 minutes', CASE WHEN ${isEnded} THEN a.started_at + interval '5 minutes' END
    FROM large_attempt a`,
  `INSERT INTO attempt_question (id, attempt_id, ordinal, item_id, identifier, difficulty, served_at)
    SELECT question_id, attempt_id, ordinal, item_id, identifier, difficulty, served_at FROM large_answer`,
  `INSERT INTO item_response (question_id, responses, correct, score, max_score, score_before, score_after, response_ms,
      answered_at)
    SELECT question_id, responses, is_right, is_right::int, 1, 0, 0, 28000, answered_at FROM large_answer`,
  `INSERT INTO submission (student_id, id, question_id, responses, result, created_at)
    SELECT student_id, gen_random_uuid(), question_id, responses,
      jsonb_build_object('correct', is_right, 'score', 0, 'complete', false, 'feedback', '[]'::jsonb), answered_at
    FROM large_answer`,
  `INSERT INTO activity_run (student_id, id, course_id, lesson_id, attempt_id, started_at)
    SELECT student_id, run_id, course_id, lesson_id, id, started_at FROM large_attempt`,
  `INSERT INTO time_window (student_id, id, run_id, started_at, ended_at, active_ms, inactive_ms, credited_ms, credited)
    SELECT student_id, gen_random_uuid(), run_id, started_at + interval '60 seconds' * n,
      started_at + interval '60 seconds' * (n + 1), 60000, 0, 60000, jsonb_build_array(jsonb_build_array(
        extract(epoch FROM started_at + interval '60 seconds' * n)::bigint * 1000,
        extract(epoch FROM started_at + interval '60 seconds' * (n + 1))::bigint * 1000))
    FROM large_attempt, generate_series(0, 4) n`,
  `INSERT INTO time_ledger (student_id, version) SELECT DISTINCT student_id, 1 FROM large_attempt`,
]

const ended = [
  `INSERT INTO assessment_result (id, line_item_id, student_id, attempt, score, score_status, score_date, metadata)
    SELECT 'line:' || a.lesson_id || ':' || a.student_id || ':1', 'line:' || a.lesson_id, a.student_id, 1, a.score,
      CASE WHEN ${isEnded} THEN 'fully graded' ELSE 'partially graded' END::score_status,
      a.started_at + interval '5 minutes', jsonb_build_object('attempt', 1, 'totalQuestions', 10,
        'correctQuestions', a.right_count, 'accuracy', 10 * a.right_count)
    FROM large_attempt a`,
  `INSERT INTO assessment_result (id, line_item_id, student_id, attempt, score, score_status, score_date, metadata)
    SELECT 'line:' || lesson_id || ':' || identifier || ':' || student_id || ':1', 'line:' || lesson_id || ':' || identifier,
      student_id, 1, is_right::int, 'fully graded', answered_at, jsonb_build_object('attempt', 1)
    FROM large_answer`,
  `INSERT INTO mastered_unit (student_id, course_id, source, units, mastered_at)
    SELECT student_id, course_id, 'lesson:' || lesson_id, 1, started_at + interval '5 minutes' FROM large_attempt
    WHERE score >= CASE WHEN type::text = $1 THEN 100 ELSE 90 END`,
  `INSERT INTO course_progress (student_id, course_id, mastered_units)
    SELECT student_id, course_id, count(*) FROM mastered_unit JOIN (SELECT DISTINCT student_id FROM large_attempt) s USING (student_id)
    WHERE course_id IN (SELECT course_id FROM large_attempt) GROUP BY student_id, course_id`,
]
