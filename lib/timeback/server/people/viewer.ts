import 'server-only'
import type { ClassScope } from '#lib/db/people/classes.ts'
import type { Role } from '#lib/std/terms.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'

/** On whose behalf something is asked. */
export type Viewer = { timebackId: string; role: Role }

/** The classes that somebody may look into and change: a teacher's own, an administrator's all. Throws `FORBIDDEN`. */
export function classScopeOf({ timebackId, role }: Viewer): ClassScope {
  if (role === 'student') throw new DomainError('FORBIDDEN', 'Students teach no class.')
  return role === 'admin' ? 'all' : { teacherId: timebackId }
}
