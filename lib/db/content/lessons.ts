import type { LessonType, PolicyName } from '#lib/std/terms.ts'
import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { type Parameter, prepare, query } from '#lib/db/statement.ts'
import { isVisibleCourse, type Visibility } from './visible-courses.ts'

/** A lesson with its place in a course. */
export type LessonRow = {
  id: string
  title: string
  type: LessonType
  policy: PolicyName
  xp: number | null
  masteryThreshold: number
  component: string
  componentId: string
  /** More than one makes it an assessment bank. */
  subTests: number
  /** That one attempt asks; of a bank, in its first sub-test. */
  questionCount: number
  course: {
    id: string
    code: string
    title: string
    subject: string
    grade: number | null
    totalLessons: number
    /** Several of the school's may be of one subject and grade. */
    isOfSchool: boolean
  }
}

/** What decides what comes of a lesson, without its questions. */
export type LessonInPlace = Omit<LessonRow, 'questionCount'>

export type CourseFilter = {
  subject?: string | undefined
  grade?: number | undefined
  code?: string | undefined
}

/** The columns of a `LessonRow`, and the tables that they are of. */
export const lessonColumns = `l.id, l.title, l.type::text AS type, l.policy::text AS policy, l.xp,
  l.mastery_threshold AS "masteryThreshold", part.title AS component, l.component_id AS "componentId",
  l.sub_tests AS "subTests",
  (SELECT count(*)::int FROM lesson_item asked WHERE asked.lesson_id = l.id AND asked.sub_test = 1) AS "questionCount",
  json_build_object('id', c.id, 'code', c.code, 'title', c.title, 'subject', c.subject, 'grade', c.grade,
    'totalLessons', c.total_lessons, 'isOfSchool', c.source = 'school') AS course`
export const lessonTables = `lesson l JOIN course c ON c.id = l.course_id JOIN component part ON part.id = l.component_id`
/** A lesson that is neither a draft nor taken from the lists. */
export const isListed = 'l.withdrawn_at IS NULL'
/** In the order of the courses. */
export const lessonOrder = 'c.sort_order, c.code, l.sort_order, l.id'

type OfCourses = { codes: string[] }

const listOfCourses = prepare<OfCourses>(
  'list-lessons-of-courses',
  (
    $,
  ) => `SELECT ${lessonColumns} FROM ${lessonTables} WHERE c.code = ANY (${$(({ codes }) => codes, 'text[]')})
    AND c.withdrawn_at IS NULL AND ${isListed} ORDER BY ${lessonOrder}`,
)

/** The lessons of these courses that are listed, in the order of the courses. */
export function listLessonsOf(db: Database, codes: string[]): Promise<LessonRow[]> {
  return query<LessonRow, OfCourses>(db, listOfCourses, { codes })
}

type Listed = CourseFilter & Visibility

const listAll = prepare<Listed>('list-lessons', ($: Parameter<Listed>) => {
  const subject = $((filter) => filter.subject ?? null, 'text')
  const grade = $((filter) => filter.grade ?? null, 'int')
  const code = $((filter) => filter.code ?? null, 'text')
  return `SELECT ${lessonColumns} FROM ${lessonTables} WHERE ${isVisibleCourse($, (of) => of)} AND ${isListed}
    AND (${subject} IS NULL OR c.subject = ${subject}) AND (${grade} IS NULL OR c.grade = ${grade})
    AND (${code} IS NULL OR c.code = ${code}) ORDER BY ${lessonOrder}`
})

/** The listed lessons of a person's courses that match, in the order of the courses. */
export function listLessons(db: Database, of: Visibility, filter: CourseFilter = {}): Promise<LessonRow[]> {
  return query<LessonRow, Listed>(db, listAll, { ...of, ...filter })
}

const findOne = prepare<string>(
  'find-lesson',
  ($) => `SELECT ${lessonColumns} FROM ${lessonTables} WHERE l.id = ${$((id) => id, 'text')}`,
)

export async function findLesson(db: Database, id: string): Promise<LessonRow | null> {
  const [lesson] = await query<LessonRow, string>(db, findOne, id)
  return lesson ?? null
}
