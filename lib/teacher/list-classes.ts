import 'server-only'
import type { Actor } from '#lib/auth/get-actor.ts'
import { db } from '#lib/db/client.ts'
import { listClassRows } from '#lib/db/people/classes.ts'
import type { ClassSummary } from './model.ts'
import { scopeOf, toStudentRef } from './scope.ts'

/** The actor's classes with their students; none of anyone else's. */
export async function listClasses(actor: Actor): Promise<ClassSummary[]> {
  const rows = await listClassRows(db(), scopeOf(actor))
  return rows.map(({ id, title, students }) => ({ id, title, students: students.map(toStudentRef) }))
}
