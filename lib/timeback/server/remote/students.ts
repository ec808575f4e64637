import 'server-only'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { PowerPathClient } from './upstream/powerpath-client.ts'

const capacity = 10_000

/** Finds the upstream's person by email (protocol §4.2) and remembers them. */
export function createStudents(
  client: Pick<PowerPathClient, 'usersByEmail'>,
  emailOf: (timebackId: string) => Promise<string | null>,
): (timebackId: string) => Promise<string> {
  const known = new Map<string, string>()
  return async (timebackId) => {
    const email = await emailOf(timebackId)
    if (email === null) throw notFound(`There is no student ${timebackId}.`)
    const remembered = known.get(email)
    if (remembered !== undefined) return remembered
    const { users } = await client.usersByEmail(email)
    const [user, other] = users
    if (!user) throw notFound('PowerPath does not know this student.')
    if (other) throw notFound('PowerPath knows several people of this address.', 409)
    if (known.size >= capacity) known.clear()
    known.set(email, user.sourcedId)
    return user.sourcedId
  }
}

function notFound(detail: string, status?: number): DomainError {
  return new DomainError('STUDENT_NOT_FOUND', detail, status === undefined ? {} : { status })
}
