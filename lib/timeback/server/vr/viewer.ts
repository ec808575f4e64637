import 'server-only'
import type { VrPackageScope } from '#lib/db/vr/packages.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { Viewer } from '#lib/timeback/server/people/viewer.ts'

/** Students see what is assigned to them, teachers what is theirs, administrators all. */
export function packageScopeOf({ timebackId, role }: Viewer): VrPackageScope {
  if (role === 'admin') return 'all'
  return role === 'teacher' ? { ownerId: timebackId } : { studentId: timebackId }
}

/** As `packageScopeOf`, for changes: a student has none to make. */
export function ownScopeOf(viewer: Viewer): Exclude<VrPackageScope, { studentId: string }> {
  const scope = packageScopeOf(viewer)
  if (scope !== 'all' && 'studentId' in scope)
    throw new DomainError('FORBIDDEN', 'Students cannot change packages.')
  return scope
}
