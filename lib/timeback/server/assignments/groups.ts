import 'server-only'
import { findGroup, type GroupRow } from '#lib/db/assignments/groups.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { classScopeOf, type Viewer } from '#lib/timeback/server/people/viewer.ts'

/** Throws `GROUP_NOT_FOUND`, also for one of somebody else's class. */
export async function requireGroup({ db }: Pick<Deps, 'db'>, viewer: Viewer, id: string): Promise<GroupRow> {
  const found = isUuid(id) ? await findGroup(db, classScopeOf(viewer), id) : null
  if (!found) throw new DomainError('GROUP_NOT_FOUND', 'There is no such group here.')
  return found
}
