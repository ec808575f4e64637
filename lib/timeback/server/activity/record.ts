import 'server-only'
import { findUserByEmail } from '#lib/db/people/users.ts'
import {
  type RecordActivityInput,
  recordActivityInput,
  type SubmitActivityResult,
} from '#lib/timeback/contract/activity.ts'
import { DomainError, parseInput } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { completeActivity } from './submit.ts'

/**
 * Records a completion from the backend (seed 004, `timeback.activity.record`), once per run. The backend is
 * believed about how long a sitting was, but time still counts only once. Throws `VALIDATION_ERROR`,
 * `STUDENT_NOT_FOUND`, `COURSE_NOT_FOUND`.
 */
export async function record(deps: Deps, params: RecordActivityInput): Promise<SubmitActivityResult> {
  const { user, ...completion } = parseInput(recordActivityInput, params)
  const student = await requireStudent(deps, user)
  return completeActivity(deps, { ...completion, student }, { maxSittingMs: Number.POSITIVE_INFINITY })
}

/** By email; a Timeback ID beside it must be the same person's, or a mix-up would credit someone else. */
async function requireStudent(
  { db }: Deps,
  { email, timebackId }: { email: string; timebackId?: string | undefined },
): Promise<string> {
  const person = await findUserByEmail(db, email)
  if (!person || (timebackId !== undefined && timebackId.toLowerCase() !== person.id))
    throw new DomainError(
      'STUDENT_NOT_FOUND',
      `There is no person ${email}${timebackId ? ' of that id' : ''}.`,
    )
  return person.id
}
