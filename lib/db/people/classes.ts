import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { type Parameter, prepare, query } from '#lib/db/statement.ts'
import { compareNames } from '#lib/std/names.ts'

export type ClassRow = { id: string; title: string; students: StudentRow[] }
export type StudentRow = { id: string; name: string; email: string }

/** Whose classes: a teacher's own, or all of them. */
export type ClassScope = { teacherId: string } | 'all'

/** The classes in scope with their students who are not locked, by title; the database's own order depends on where it runs. */
export async function listClassRows(db: Database, scope: ClassScope): Promise<ClassRow[]> {
  const rows = await query<ClassRow, Which>(db, listClasses, { scope })
  return rows.map(byName).sort((a, b) => compareNames(a.title, b.title))
}

/** The class if it is in scope. */
export async function findClassRow(db: Database, scope: ClassScope, id: string): Promise<ClassRow | null> {
  const [row] = await query<ClassRow, Which>(db, listClasses, { scope, classId: id })
  return row ? byName(row) : null
}

/** The student if they are in a class in scope, or in that one class of it; also one who is locked. */
export async function findStudentRow(
  db: Database,
  scope: ClassScope,
  key: { studentId: string; classId?: string | undefined },
): Promise<StudentRow | null> {
  const [row] = await query<StudentRow, Which & { studentId: string }>(db, findStudent, { scope, ...key })
  return row ?? null
}

type Which = { scope: ClassScope; classId?: string | undefined }

const listClasses = prepare<Which>(
  'list-classes',
  ($) => `SELECT c.id, c.title, coalesce((
      SELECT json_agg(json_build_object('id', u.id, 'name', u.name, 'email', u.email))
      FROM enrollment e JOIN "user" u ON u.id = e.user_id WHERE e.class_id = c.id AND e.role = 'student'
        AND u.locked_at IS NULL
    ), '[]') AS students FROM class c WHERE ${isWithin($)} ORDER BY c.id`,
)

const findStudent = prepare<Which & { studentId: string }>(
  'find-student',
  ($) => `SELECT u.id, u.name, u.email FROM "user" u WHERE u.id = ${$(({ studentId }) => studentId, 'uuid')}
    AND EXISTS (SELECT FROM enrollment e JOIN class c ON c.id = e.class_id
      WHERE e.user_id = u.id AND e.role = 'student' AND ${isWithin($)})`,
)

/** The class `c` is in scope, and the one that is asked for if one is. */
export function isWithin<Input extends Which>($: Parameter<Input>): string {
  const teacher = $(({ scope }) => (scope === 'all' ? null : scope.teacherId), 'uuid')
  const id = $(({ classId }) => classId ?? null, 'uuid')
  return `(${id} IS NULL OR c.id = ${id}) AND (${teacher} IS NULL OR EXISTS (SELECT FROM enrollment own
    WHERE own.class_id = c.id AND own.user_id = ${teacher} AND own.role = 'teacher'))`
}

/** Students by name; those of one name by their address, so that their order stays. */
function byName({ id, title, students }: ClassRow): ClassRow {
  const inOrder = students.toSorted((a, b) => compareNames(a.name, b.name) || compareNames(a.email, b.email))
  return { id, title, students: inOrder }
}
