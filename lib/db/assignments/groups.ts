import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { type ClassScope, isWithin } from '#lib/db/people/classes.ts'
import { prepare, query } from '#lib/db/statement.ts'

export type GroupRow = { id: string; classId: string; title: string }

/** The group if it is of a class in scope. */
export async function findGroup(db: Database, scope: ClassScope, id: string): Promise<GroupRow | null> {
  const [row] = await query<GroupRow, { scope: ClassScope; id: string }>(db, one, { scope, id })
  return row ?? null
}

const one = prepare<{ scope: ClassScope; id: string }>(
  'find-group',
  ($) => `SELECT g.id, g.class_id AS "classId", g.title FROM class_group g JOIN class c ON c.id = g.class_id
    WHERE g.id = ${$(({ id }) => id, 'uuid')} AND ${isWithin($)}`,
)
