import 'server-only'
import type { PrismaClient, Role } from '#prisma/generated/client.ts'
import { type RoleLists, roleWithLists } from './role-lists.ts'

/** The person of a session's cookie as they stand now. */
export type SessionUserRow = {
  id: string
  email: string
  name: string
  role: Role
  /** The session was signed out of. */
  ended: boolean
}

export type SessionKey = { userId: string; sessionId: string }

/**
 * Whoever the session belongs to, `null` if they are no longer known. Every request asks this, so all that
 * decides whether a session holds, and with which role, stands in this one statement.
 */
export async function findSessionUser(
  db: PrismaClient,
  { userId, sessionId }: SessionKey,
  lists: RoleLists,
): Promise<SessionUserRow | null> {
  const [row] = await db.$queryRaw<SessionUserRow[]>`
    SELECT id, email, name, ${roleWithLists(lists)}::text AS role,
      EXISTS (SELECT FROM ended_session WHERE ended_session.id = ${sessionId}::uuid) AS ended
    FROM "user" WHERE id = ${userId}::uuid`
  return row ?? null
}

/** Ends a session for every instance; its row stays for as long as a cookie of it could be shown. */
export async function endSession(
  db: PrismaClient,
  { userId, sessionId, expiresAt }: SessionKey & { expiresAt: Date },
): Promise<void> {
  await db.$executeRaw`
    WITH forgotten AS (DELETE FROM ended_session WHERE expires_at < now())
    INSERT INTO ended_session (id, user_id, expires_at)
    SELECT ${sessionId}::uuid, id, ${expiresAt} FROM "user" WHERE id = ${userId}::uuid
    ON CONFLICT (id) DO NOTHING`
}
