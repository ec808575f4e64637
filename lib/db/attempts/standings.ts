import 'server-only'
import { type CourseProgressRow, lessonSource, pctComplete } from '#lib/db/activity/course-progress.ts'
import type { Database } from '#lib/db/client.ts'
import {
  isListed,
  type LessonRow,
  lessonColumns,
  lessonOrder,
  lessonTables,
} from '#lib/db/content/lessons.ts'
import { isVisibleCourse } from '#lib/db/content/visible-courses.ts'
import { prepare, query } from '#lib/db/statement.ts'
import type { AttemptRow } from './attempt-row.ts'
import { bestScore, isMastered } from './attempt-summaries.ts'

/** Where a student stands at a lesson that they have begun: the latest attempt, and what all came to. */
export type StandingRow = Pick<
  AttemptRow,
  | 'studentId'
  | 'lessonId'
  | 'number'
  | 'status'
  | 'lessonType'
  | 'score'
  | 'helpCause'
  | 'totalQuestions'
  | 'correctQuestions'
> & {
  /** Of the finished attempts; `null` before the first. */
  bestScore: number | null
  /** The student has the lesson's unit, by whichever attempt. */
  mastered: boolean
  lastSeenAt: Date
}

/** The lessons of these courses, and where each of the students stands at those that they have begun. */
export type Standings = { lessons: LessonRow[]; standings: StandingRow[] }

type Which = { studentIds: string[]; codes: string[] }

/** By one statement, however many students. */
export async function loadStandings(db: Database, which: Which): Promise<Standings> {
  const [row] = await query<StoredStandings, Which>(db, ofMany, which)
  return { lessons: row?.lessons ?? [], standings: (row?.standings ?? []).map(toStanding) }
}

/** All that a student's overview is made of. */
export type OverviewRows = Standings & {
  /** False where there is no such person. */
  known: boolean
  /** Of lessons and of other activities. */
  totalXp: number
  /** By course. */
  progress: ReadonlyMap<string, CourseProgressRow>
  /** The lessons whose unit the student has, also those that are in none of these courses. */
  mastered: ReadonlySet<string>
}

/** `codes` are those of the configuration. */
type OfOne = { studentId: string; codes: string[] }

/** A student's courses, by one statement. */
export async function loadOverview(db: Database, which: OfOne): Promise<OverviewRows> {
  const [row] = await query<StoredOverview, OfOne>(db, ofOne, which)
  const { known = false, totalXp = 0, progress = [], mastered = [], lessons = [], standings = [] } = row ?? {}
  return {
    ...{ known, totalXp, lessons, mastered: new Set(mastered) },
    standings: standings.map(toStanding),
    progress: new Map(progress.map(({ id, ...course }) => [id, course])),
  }
}

type StoredStandings = {
  lessons: LessonRow[]
  standings: (Omit<StandingRow, 'lastSeenAt'> & { lastSeenAt: string })[]
}
type StoredOverview = StoredStandings & {
  known: boolean
  totalXp: number
  progress: (CourseProgressRow & { id: string })[]
  mastered: string[]
}

function toStanding({ lastSeenAt, ...row }: StoredStandings['standings'][number]): StandingRow {
  return { ...row, lastSeenAt: new Date(lastSeenAt) }
}

const ofMany = prepare<Which>('load-standings', ($) => {
  const students = $(({ studentIds }) => studentIds, 'uuid[]')
  const named = `c.withdrawn_at IS NULL AND c.code = ANY (${$((input) => input.codes, 'text[]')})`
  // Read once for all rather than for each cell.
  const mastered = `(a.student_id, '${lessonSource('')}' || a.lesson_id) IN
    (SELECT u.student_id, u.source FROM mastered_unit u WHERE u.student_id = ANY (${students}))`
  const condition = `a.student_id = ANY (${students}) AND a.lesson_id IN
    (SELECT l.id FROM lesson l JOIN course c ON c.id = l.course_id WHERE ${named} AND ${isListed})`
  return `SELECT ${lessonsWhere(named)} AS lessons, ${standingsWhere(condition, mastered)} AS standings`
})

const ofOne = prepare<OfOne>('load-overview', ($) => {
  const student = $(({ studentId }) => studentId, 'uuid')
  const own = isVisibleCourse<OfOne>($, ({ studentId, codes }) => ({ student: studentId, codes }))
  const source = lessonSource('')
  return `SELECT EXISTS (SELECT FROM "user" WHERE id = ${student}) AS known,
    coalesce((SELECT sum(xp) FROM attempt WHERE student_id = ${student}), 0)
      + coalesce((SELECT sum(xp_earned) FROM activity_run WHERE student_id = ${student}), 0) AS "totalXp",
    ${listOf(`SELECT c.id, c.total_lessons AS "totalLessons", coalesce(p.mastered_units, 0) AS "masteredUnits",
      ${pctComplete('coalesce(p.mastered_units, 0)', 'c.total_lessons')} AS "pctComplete"
      FROM course c LEFT JOIN course_progress p ON p.course_id = c.id AND p.student_id = ${student}
      WHERE ${own}`)} AS progress,
    coalesce((SELECT json_agg(substr(source, ${source.length + 1})) FROM mastered_unit
      WHERE student_id = ${student} AND starts_with(source, '${source}')), '[]') AS mastered,
    ${lessonsWhere(own)} AS lessons, ${standingsWhere(`a.student_id = ${student}`, isMastered)} AS standings`
})

function lessonsWhere(condition: string): string {
  return listOf(
    `SELECT ${lessonColumns} FROM ${lessonTables} WHERE ${condition} AND ${isListed} ORDER BY ${lessonOrder}`,
  )
}

function standingsWhere(condition: string, mastered: string): string {
  return listOf(`SELECT DISTINCT ON (a.student_id, a.lesson_id) a.student_id AS "studentId",
    a.lesson_id AS "lessonId", a.number, a.status, a.lesson_type AS "lessonType", a.score,
    a.help_cause AS "helpCause", a.total_questions AS "totalQuestions",
    a.correct_questions AS "correctQuestions", ${bestScore} AS "bestScore", ${mastered} AS mastered,
    a.last_seen_at AS "lastSeenAt"
    FROM attempt a WHERE ${condition} ORDER BY a.student_id, a.lesson_id, a.number DESC`)
}

/** The rows of a query as JSON, in its order. */
function listOf(rows: string): string {
  return `coalesce((SELECT json_agg(row) FROM (${rows}) AS row), '[]')`
}
