import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { insertEvents } from '#lib/db/events/outbox.ts'
import { findHeadsetSession } from '#lib/db/vr/sessions.ts'
import { env } from '#lib/env.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { DomainError, invalidField } from '#lib/timeback/contract/domain-error.ts'
import type { VrLaunch } from '#lib/timeback/contract/vr.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { deriveId } from '#lib/timeback/server/outbox/events.ts'
import { parseLaunchCode } from '#lib/vr/launch-code.ts'
import { toVrSession } from '#lib/vr/to-vr-session.ts'
import { type TelemetryStatement, toPassedOn } from '#lib/xapi/telemetry.ts'
import { toHomePage, toStatementEvents } from './session-events.ts'

/** A session begun longer ago than this is not opened by its code any more. */
const codeLivesMs = 24 * 60 * 60_000

/** Opens a session in a headset by the code that its student typed there. Throws `SESSION_NOT_FOUND`. */
export async function launchSession({ db, now }: Deps, { code: typed }: { code: string }): Promise<VrLaunch> {
  const launchCode = parseLaunchCode(typed)
  const row = launchCode === null ? null : await findHeadsetSession(db, { launchCode, status: 'in_progress' })
  if (!row || now().getTime() - row.createdAt.getTime() > codeLivesMs)
    throw new DomainError('SESSION_NOT_FOUND', 'No open session has that code.')
  return {
    session: toVrSession(row),
    launch_url: row.launchUrl,
    token: sessionToken(row.id, env().NEXTAUTH_SECRET),
    statements: `/api/vr-sessions/${row.id}/statements`,
  }
}

type Telemetry = { session: string; token: string | null; statements: TelemetryStatement[] }

/**
 * Passes a headset's statements on to the record store, as of its session's student; returns their ids.
 * Sent again, they are the same. Throws `UNAUTHORIZED`, `ALREADY_COMPLETED`, `VALIDATION_ERROR`.
 */
export async function acceptStatements(
  deps: Deps,
  { session: sessionId, token, statements }: Telemetry,
): Promise<string[]> {
  const known = isUuid(sessionId) && isSessionToken(token, sessionId, env().NEXTAUTH_SECRET)
  const session = known ? await findHeadsetSession(deps.db, { id: sessionId }) : null
  if (!session) throw new DomainError('UNAUTHORIZED', 'The token is not that of this session.')
  if (session.status === 'completed')
    throw new DomainError('ALREADY_COMPLETED', 'This session is completed.', { status: 400 })
  const passedOn = statements.map((statement, index) => {
    const registration = statement.context?.registration
    if (registration !== undefined && registration !== session.id)
      throw invalidField(`${index}.context.registration`, 'must be the session')
    return toPassedOn(statement, {
      statementId: deriveId('xapi telemetry', session.id, statement.id),
      sessionId: session.id,
      studentId: session.studentId,
      homePage: toHomePage(deps),
      at: deps.now(),
    })
  })
  await insertEvents(
    deps.db,
    passedOn.flatMap((statement) => toStatementEvents(deps, session, statement)),
  )
  return passedOn.map(({ id }) => id)
}

/** What lets a headset speak for one session and for nothing else; it ends with the session. */
function sessionToken(sessionId: string, secret: string): string {
  return createHmac('sha256', secret).update(`vr-session ${sessionId.toLowerCase()}`).digest('base64url')
}

/** Compares in a time that tells nothing of the token. */
function isSessionToken(token: string | null, sessionId: string, secret: string): boolean {
  const wanted = Buffer.from(sessionToken(sessionId, secret))
  const given = Buffer.from(token ?? '')
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
