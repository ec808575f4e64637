import 'server-only'
import { type ClassRow, findClassRow } from '#lib/db/people/classes.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { classScopeOf, type Viewer } from './viewer.ts'

/** The class with its students, if the viewer teaches it; else `null`. */
export async function findTaughtClass(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  classId: string,
): Promise<ClassRow | null> {
  return isUuid(classId) ? findClassRow(db, classScopeOf(viewer), classId) : null
}

/** The same. Throws `CLASS_NOT_FOUND`, also for somebody else's. */
export async function requireClass(
  deps: Pick<Deps, 'db'>,
  viewer: Viewer,
  classId: string,
): Promise<ClassRow> {
  const found = await findTaughtClass(deps, viewer, classId)
  if (!found) throw new DomainError('CLASS_NOT_FOUND', 'There is no such class here.')
  return found
}
