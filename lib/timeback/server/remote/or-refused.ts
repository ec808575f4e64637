import 'server-only'
import { DomainError, type ProblemCode } from '#lib/timeback/contract/domain-error.ts'
import { UpstreamRefusal } from './upstream/upstream-refusal.ts'

/** Says in this app's words what the upstream refused: `missing` for a 404, `untimely` for the others. */
export async function orRefused<T>(
  call: Promise<T>,
  { missing, untimely = 'UPSTREAM_ERROR' }: { missing: ProblemCode; untimely?: ProblemCode },
): Promise<T> {
  try {
    return await call
  } catch (cause) {
    if (!(cause instanceof UpstreamRefusal)) throw cause
    throw new DomainError(cause.status === 404 ? missing : untimely, cause.message, { cause })
  }
}
