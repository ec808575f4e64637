import 'server-only'
import { env } from '#lib/env.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'

/**
 * Lets teachers and administrators pass; with `DEMO=1` everybody who is signed in. To anyone else there is
 * no gallery: throws `QUESTION_NOT_FOUND`.
 */
export function requireGallery(actor: { role: 'student' | 'teacher' | 'admin' }): void {
  if (actor.role === 'student' && !env().DEMO)
    throw new DomainError('QUESTION_NOT_FOUND', 'There is nothing of that name here.')
}
