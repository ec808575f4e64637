import type pg from 'pg'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { declaredCorrectResponses, singleChanges } from '#lib/qti/run/score/lexical-responses.ts'
import { adaptiveType, defaultLessonType } from '#lib/std/terms.ts'
import { fillClass } from './fill-class.ts'

export type SchoolSize = {
  students: number
  /** Of one course; each student has done each of them once, ten questions long. */
  lessons: number
  studentsPerClass: number
}

export const largeSchool: SchoolSize = { students: 2_000, lessons: 50, studentsPerClass: 30 }

export const questionsPerLesson = 10
export const largeCourse = 'LARGE-5'

/** By it a demo sign-in lets them in. */
export const teacherOf = (classNumber: number) => `large-teacher-${classNumber}@example.com`
export const studentAt = (studentNumber: number) => `large-student-${studentNumber}@example.com`

/**
 * Fills a database that holds the demo content with a school of that size and half a year of its work: attempts,
 * answers, submissions, credited time, gradebook, mastered units. The same figures each time. Calls `onClass` after
 * each class; returns how many answers were written. Runs into the unique addresses where it ran before.
 */
export async function fillSchool(
  database: pg.Client,
  size: SchoolSize,
  onClass: (done: number, all: number) => void = () => {},
): Promise<number> {
  await inTransaction(database, async () => {
    await addPeople(database, size)
    await addCourse(database, size)
    await chooseItems(database)
  })
  const classes = classesOf(size)
  let answers = 0
  for (let number = 1; number <= classes; number++) {
    answers += await inTransaction(database, () => fillClass(database, number))
    onClass(number, classes)
  }
  await database.query('ANALYZE')
  return answers
}

async function inTransaction<T>(database: pg.Client, task: () => Promise<T>): Promise<T> {
  await database.query('BEGIN')
  try {
    const done = await task()
    await database.query('COMMIT')
    return done
  } catch (cause) {
    await database.query('ROLLBACK')
    throw cause
  }
}

const classesOf = ({ students, studentsPerClass }: SchoolSize) => Math.ceil(students / studentsPerClass)

async function addPeople(database: pg.Client, size: SchoolSize): Promise<void> {
  await database.query(
    `INSERT INTO "user" (id, email, name, role)
     SELECT gen_random_uuid(), 'large-teacher-' || n || '@example.com', 'Teacher ' || n, 'teacher'
     FROM generate_series(1, $1::int) n`,
    [classesOf(size)],
  )
  await database.query(
    `INSERT INTO "user" (id, email, name, role)
     SELECT gen_random_uuid(), 'large-student-' || n || '@example.com', 'Student ' || n || ' of a large school', 'student'
     FROM generate_series(1, $1::int) n`,
    [size.students],
  )
  await database.query(
    `INSERT INTO class (id, title) SELECT gen_random_uuid(), 'Large class ' || n FROM generate_series(1, $1::int) n`,
    [classesOf(size)],
  )
  await database.query(
    `INSERT INTO enrollment (class_id, user_id, role)
     SELECT c.id, u.id, 'teacher'::role FROM class c JOIN "user" u
       ON u.email = 'large-teacher-' || substring(c.title FROM '^Large class (\\d+)$') || '@example.com'
     UNION ALL
     SELECT c.id, u.id, 'student'::role FROM generate_series(1, $1::int) n
       JOIN "user" u ON u.email = 'large-student-' || n || '@example.com'
       JOIN class c ON c.title = 'Large class ' || ((n - 1) / $2::int + 1)`,
    [size.students, size.studentsPerClass],
  )
}

async function addCourse(database: pg.Client, { lessons }: SchoolSize): Promise<void> {
  await database.query(
    `INSERT INTO course (id, code, title, subject, grade, total_lessons, source)
     VALUES (gen_random_uuid()::text, $1, 'Everything there is to know in grade 5', 'Math', 5, $2, 'school')`,
    [largeCourse, lessons],
  )
  await database.query(
    `INSERT INTO component (id, course_id, title, sort_order)
     SELECT 'large-unit-' || n, c.id, 'Unit ' || n, n FROM course c, generate_series(1, 5) n WHERE c.code = $1`,
    [largeCourse],
  )
  await database.query(
    `INSERT INTO lesson (id, course_id, component_id, title, type, policy, xp, sort_order)
     SELECT 'large-lesson-' || n, c.id, 'large-unit-' || (n - 1) * 5 / $2::int + 1,
       'Lesson ' || n || ': what its long title says', (CASE n % 5 WHEN 0 THEN $3::text ELSE $4::text END)::lesson_type,
       'published', 20, n
     FROM course c, generate_series(1, $2::int) n WHERE c.code = $1`,
    [largeCourse, lessons, adaptiveType, defaultLessonType],
  )
  await database.query(
    `INSERT INTO class_course (class_id, course_id) SELECT c.id, o.id FROM class c, course o
     WHERE o.code = $1 AND c.title LIKE 'Large class %'`,
    [largeCourse],
  )
}

/** Gives each lesson ten of the items that are there, with a right and a wrong answer to each for the session. */
async function chooseItems(database: pg.Client): Promise<void> {
  const { rows } = await database.query<{ id: string; identifier: string; xml: string }>(
    `SELECT DISTINCT ON (i.identifier) i.id, i.identifier, i.xml FROM item i JOIN lesson_item l ON l.item_id = i.id
     WHERE i.scored ORDER BY i.identifier`,
  )
  const usable = rows.flatMap(({ id, identifier, xml }) => {
    const item = parseItem(xml)
    if (!item.ok || item.value.adaptive) return []
    const [right, wrong] = [declaredCorrectResponses(item.value), singleChanges(item.value)[0]]
    return wrong && Object.keys(right).length > 0 ? [{ id, identifier, right, wrong }] : []
  })
  await database.query(
    `CREATE TEMP TABLE large_item AS SELECT * FROM ROWS FROM
       (jsonb_to_recordset($1::jsonb) AS (id uuid, identifier text, "right" jsonb, wrong jsonb)) WITH ORDINALITY
       AS item(id, identifier, "right", wrong, n)`,
    [JSON.stringify(usable)],
  )
  await database.query(
    `INSERT INTO lesson_item (lesson_id, position, item_id, identifier, difficulty)
     SELECT l.id, p, i.id, i.identifier, (enum_range(NULL::difficulty))[1 + p % 3]
     FROM lesson l, generate_series(1, $1::int) p,
       LATERAL (SELECT * FROM large_item WHERE n = 1 + (l.sort_order * 7 + p) % (SELECT count(*) FROM large_item)) i
     WHERE l.id LIKE 'large-lesson-%'`,
    [questionsPerLesson],
  )
  await database.query(
    `INSERT INTO assessment_line_item (id, title, course_id, lesson_id, result_value_max)
     SELECT 'line:' || id, title, course_id, id, 100 FROM lesson WHERE id LIKE 'large-lesson-%'`,
  )
  await database.query(
    `INSERT INTO assessment_line_item (id, title, parent_id, result_value_max, metadata)
     SELECT 'line:' || q.lesson_id || ':' || q.identifier, q.identifier, 'line:' || q.lesson_id, 1,
       jsonb_build_object('questionId', q.identifier)
     FROM lesson_item q WHERE q.lesson_id LIKE 'large-lesson-%'`,
  )
}
