import 'server-only'
import { listUnreadMessages, markMessageRead } from '#lib/db/insight/messages.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { ReceivedMessage } from '#lib/timeback/contract/messages.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

/** What a student's teachers told them and they have not read, the oldest first. */
export async function unreadMessages(
  { db }: Pick<Deps, 'db'>,
  { student }: { student: string },
): Promise<ReceivedMessage[]> {
  const rows = await listUnreadMessages(db, student)
  return rows.map(({ at, ...message }) => ({ ...message, at: at.toISOString() }))
}

/** Read it is not shown again. Throws `MESSAGE_NOT_FOUND`, also for another's. */
export async function readMessage(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { student, id }: { student: string; id: string },
): Promise<void> {
  if (isUuid(id) && (await markMessageRead(db, { id, studentId: student, at: now() }))) return
  throw new DomainError('MESSAGE_NOT_FOUND', 'There is no such message to you.')
}
