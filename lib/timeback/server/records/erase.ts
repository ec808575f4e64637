import 'server-only'
import { eraseStudent } from '#lib/db/records/erase-student.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import type { Viewer } from '#lib/timeback/server/people/viewer.ts'

/**
 * Deletes a student with all that they did; the id of the receipt. Throws `STUDENT_NOT_FOUND`, also for a teacher or an
 * administrator.
 */
export async function erase(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  viewer: Viewer,
  { timebackId }: { timebackId: string },
): Promise<{ receipt: string }> {
  const erased = isUuid(timebackId)
    ? await eraseStudent(db, { id: timebackId, byId: viewer.timebackId, at: now() })
    : null
  if (!erased) throw new DomainError('STUDENT_NOT_FOUND', 'There is no such student here.')
  return { receipt: erased.id }
}
