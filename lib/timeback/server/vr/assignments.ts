import 'server-only'
import { findClassRow } from '#lib/db/people/classes.ts'
import { assignVrPackage, unassignVrPackage } from '#lib/db/vr/packages.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { requirePackage } from './packages.ts'
import { classScopeOf, type Viewer } from './viewer.ts'

type Assignment = { viewer: Viewer; packageId: string; classId: string }

/** Lets a class use a package. Throws `PACKAGE_NOT_FOUND`, `CLASS_NOT_FOUND`, also for what is not one's own. */
export async function assignPackage(deps: Deps, assignment: Assignment): Promise<void> {
  await assignVrPackage(deps.db, await requireBoth(deps, assignment))
}

/** Takes a package from a class; what its students did stays. Throws as `assignPackage`. */
export async function unassignPackage(deps: Deps, assignment: Assignment): Promise<void> {
  await unassignVrPackage(deps.db, await requireBoth(deps, assignment))
}

async function requireBoth(deps: Deps, { viewer, packageId, classId }: Assignment) {
  const made = await requirePackage(deps, { viewer, id: packageId })
  const found = isUuid(classId) ? await findClassRow(deps.db, classScopeOf(viewer), classId) : null
  if (!found) throw new DomainError('CLASS_NOT_FOUND', 'There is no such class here.')
  return { packageId: made.id, classId: found.id }
}
