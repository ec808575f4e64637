import 'server-only'
import { listBothOpen, mergePeople } from '#lib/db/people/merge-people.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { DomainError, invalidField } from '#lib/timeback/contract/domain-error.ts'
import type { KnownUser } from '#lib/timeback/contract/people-admin.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { complete } from '#lib/timeback/server/lessons/complete.ts'
import { findUser } from '#lib/timeback/server/people/people-admin.ts'

/** Somebody may go on working while two become one. */
const mostTries = 3

/**
 * Makes one person of two who are the same: `into` stays, with all that both did. A lesson that both have open is
 * closed for `into`, as a new attempt closes it. Throws `PERSON_NOT_FOUND`, `VALIDATION_ERROR` for two of different
 * roles or the same one twice, and `FORBIDDEN` for who asks: they would be gone.
 */
export async function mergeUsers(
  deps: Deps,
  by: { timebackId: string },
  { timebackId, into }: { timebackId: string; into: string },
): Promise<{ user: KnownUser }> {
  const gone = await requireUser(deps, timebackId)
  const stays = await requireUser(deps, into)
  if (gone.timebackId === stays.timebackId) throw invalidField('into', 'is the same person')
  if (gone.role !== stays.role) throw invalidField('into', 'has another role')
  if (gone.timebackId === by.timebackId)
    throw new DomainError(
      'FORBIDDEN',
      'Nobody merges themselves into another; the other way round is possible.',
    )
  const who = { from: gone.timebackId, into: stays.timebackId }
  for (let turn = 1; turn <= mostTries; turn++) {
    for (const lesson of await listBothOpen(deps.db, who)) await complete(deps, { lesson, student: who.into })
    const outcome = await mergePeople(deps.db, { ...who, byId: by.timebackId, at: deps.now() })
    if (outcome === 'unknown') throw personNotFound()
    if (outcome === 'merged') return { user: await requireUser(deps, who.into) }
  }
  throw new DomainError('STALE_ATTEMPT', 'One of them is working just now. Try again in a moment.')
}

async function requireUser(deps: Deps, timebackId: string): Promise<KnownUser> {
  const user = isUuid(timebackId) ? await findUser(deps, timebackId) : null
  if (!user) throw personNotFound()
  return user
}

function personNotFound(): DomainError {
  return new DomainError('PERSON_NOT_FOUND', 'There is no such person here.')
}
