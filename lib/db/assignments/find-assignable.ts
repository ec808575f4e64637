import 'server-only'
import type { Database } from '#lib/db/client.ts'

/** A lesson that can be assigned: a draft cannot. */
export async function isAssignableLesson(db: Database, id: string): Promise<boolean> {
  return (await db.lesson.count({ where: { id, withdrawnAt: null } })) > 0
}

export async function isUnit(db: Database, id: string): Promise<boolean> {
  return (await db.component.count({ where: { id } })) > 0
}
