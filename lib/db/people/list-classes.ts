import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { prepare, query } from '#lib/db/statement.ts'
import type { ClassScope } from './classes.ts'

/** A class as a list of all shows it. */
export type ListedClassRow = {
  id: string
  title: string
  students: number
  /** By name. */
  teachers: string[]
  /** Their titles, in order. */
  courses: string[]
}

/** `search`: a part of the title or of a teacher's name, in any case. */
export type ClassFilter = { search?: string | undefined; take: number; skip: number }

const listSome = prepare<ClassFilter>('list-all-classes', ($) => {
  const search = $(({ search = '' }) => `%${search.replace(/[\\%_]/g, '\\$&')}%`, 'text')
  return `
    WITH matching AS MATERIALIZED (
      SELECT id, title FROM class c WHERE title ILIKE ${search} OR EXISTS (
        SELECT FROM enrollment e JOIN "user" u ON u.id = e.user_id
        WHERE e.class_id = c.id AND e.role = 'teacher' AND u.name ILIKE ${search})
    ), shown AS (
      SELECT * FROM matching ORDER BY lower(title), id
      LIMIT ${$(({ take }) => take, 'int')} OFFSET ${$(({ skip }) => skip, 'int')}
    )
    SELECT counted.total, c.id, c.title,
      (SELECT count(*)::int FROM enrollment e JOIN "user" u ON u.id = e.user_id
        WHERE e.class_id = c.id AND e.role = 'student' AND u.locked_at IS NULL) AS students,
      coalesce((SELECT json_agg(u.name ORDER BY lower(u.name)) FROM enrollment e JOIN "user" u ON u.id = e.user_id
        WHERE e.class_id = c.id AND e.role = 'teacher'), '[]') AS teachers,
      coalesce((SELECT json_agg(k.title ORDER BY k.sort_order, k.code) FROM class_course o
        JOIN course k ON k.id = o.course_id WHERE o.class_id = c.id), '[]') AS courses
    FROM (SELECT count(*)::int AS total FROM matching) counted LEFT JOIN shown c ON true
    ORDER BY lower(c.title), c.id`
})

/** Classes of the school by title, and how many there are beyond the page; by one statement. */
export async function listAllClasses(
  db: Database,
  filter: ClassFilter,
): Promise<{ classes: ListedClassRow[]; total: number }> {
  const rows = await query<ListedClassRow & { total: number }, ClassFilter>(db, listSome, filter)
  // Of none there is one row, for the total.
  const classes = rows.filter(({ id }) => id !== null).map(({ total: _total, ...row }) => row)
  return { classes, total: rows[0]?.total ?? 0 }
}

/** The classes in scope, without their people. */
export async function listClassTitles(
  db: Database,
  scope: ClassScope,
): Promise<{ id: string; title: string }[]> {
  const teaches =
    scope === 'all' ? {} : ({ enrollments: { some: { userId: scope.teacherId, role: 'teacher' } } } as const)
  return db.class.findMany({ where: teaches, select: { id: true, title: true } })
}
