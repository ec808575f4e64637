import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { prepare, query } from '#lib/db/statement.ts'
import type { Role } from '#prisma/generated/client.ts'
import { type RoleLists, roleToday } from './role-lists.ts'

/** The person of a session's cookie as they stand now. */
export type SessionUserRow = {
  id: string
  email: string
  name: string
  role: Role
  /** The session was signed out of, or its person is locked. */
  ended: boolean
}

export type SessionKey = { userId: string; sessionId: string }

/**
 * Whether a session of a row of `user` does not hold any more, as SQL. Whatever reads a session asks this, or who was
 * locked would go on there. Where there is no session it is false: of whoever is locked an application may still tell.
 */
export function sessionEnds(session: string): string {
  return `(${session} IS NOT NULL
    AND (locked_at IS NOT NULL OR EXISTS (SELECT FROM ended_session e WHERE e.id = ${session})))`
}

const findPerson = prepare<SessionKey & { lists: RoleLists }>(
  'find-session-user',
  ($) => `SELECT id, email, name, ${roleToday($, ({ lists }) => lists)}::text AS role,
      ${sessionEnds($(({ sessionId }) => sessionId, 'uuid'))} AS ended
    FROM "user" WHERE id = ${$(({ userId }) => userId, 'uuid')}`,
)

/**
 * Whoever the session belongs to, `null` if they are no longer known. Every request asks this, here or as a part of
 * what else it reads, so all that decides whether a session holds, and with which role, stands in one statement.
 */
export async function findSessionUser(
  db: Database,
  key: SessionKey,
  lists: RoleLists,
): Promise<SessionUserRow | null> {
  const [row] = await query<SessionUserRow, typeof key & { lists: RoleLists }>(db, findPerson, {
    ...key,
    lists,
  })
  return row ?? null
}

const endOne = prepare<SessionKey & { expiresAt: Date }>(
  'end-session',
  ($) => `WITH forgotten AS (DELETE FROM ended_session WHERE expires_at < now())
    INSERT INTO ended_session (id, user_id, expires_at)
    SELECT ${$(({ sessionId }) => sessionId, 'uuid')}, id, ${$(({ expiresAt }) => expiresAt, 'timestamptz')}
    FROM "user" WHERE id = ${$(({ userId }) => userId, 'uuid')}
    ON CONFLICT (id) DO NOTHING`,
)

/** Ends a session for every instance; its row stays for as long as a cookie of it could be shown. */
export async function endSession(db: Database, session: SessionKey & { expiresAt: Date }): Promise<void> {
  await query(db, endOne, session)
}
