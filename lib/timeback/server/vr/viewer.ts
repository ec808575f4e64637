import 'server-only'
import type { ClassScope } from '#lib/db/people/classes.ts'
import type { VrPackageScope } from '#lib/db/vr/packages.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'

/** On whose behalf something is asked. */
export type Viewer = { timebackId: string; role: 'student' | 'teacher' | 'admin' }

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

/** The classes that a teacher may assign to and look into. */
export function classScopeOf({ timebackId, role }: Viewer): ClassScope {
  return role === 'admin' ? 'all' : { teacherId: timebackId }
}
