import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { type Parameter, prepare, query } from '#lib/db/statement.ts'

/** Whose courses; `codes` are those of the configuration. */
export type Visibility = { student: string | null; codes: string[] }

/**
 * As SQL of a row of `course` under the name `c`: it is listed, and for that person. A student has the courses of their
 * classes; one whose classes have none, or who is in none, has the configuration's. Whoever is no student has all, and
 * where nobody is meant, the configuration's are.
 */
export function isVisibleCourse<Input>($: Parameter<Input>, of: (input: Input) => Visibility): string {
  const student = $((input) => of(input).student, 'uuid')
  const codes = $((input) => of(input).codes, 'text[]')
  const ofClasses = `FROM enrollment e JOIN class_course k ON k.class_id = e.class_id
    WHERE e.user_id = ${student} AND e.role = 'student'`
  return `(c.withdrawn_at IS NULL AND CASE
    WHEN (SELECT role FROM "user" WHERE id = ${student}) <> 'student' THEN true
    WHEN EXISTS (SELECT ${ofClasses}) THEN c.id IN (SELECT k.course_id ${ofClasses})
    ELSE c.code = ANY (${codes}) END)`
}

const listVisible = prepare<Visibility>(
  'visible-courses',
  ($) => `SELECT c.code FROM course c WHERE ${isVisibleCourse($, (of) => of)}`,
)

/** The codes of a person's courses. */
export async function listVisibleCodes(db: Database, of: Visibility): Promise<string[]> {
  return (await query<{ code: string }, Visibility>(db, listVisible, of)).map(({ code }) => code)
}
