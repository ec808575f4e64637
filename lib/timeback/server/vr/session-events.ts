import 'server-only'
import type { NewEvent } from '#lib/db/outbox.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { deriveId } from '#lib/timeback/server/outbox/derive-id.ts'
import type { CompletedSession } from '#lib/vr/complete-session.ts'
import { successStatus } from '#lib/vr/success-status.ts'
import {
  completedStatement,
  initializedStatement,
  type OwnStatement,
  type ToldSession,
} from '#lib/xapi/session-statements.ts'

type Told = { id: string; studentId: string; package: { id: string; title: string } }

/** The statement that a session was begun; none where nobody is told. */
export function initializedEvents(deps: Deps, session: Told & { createdAt: Date }): NewEvent[] {
  const told = toTold(deps, session, 'initialized', session.createdAt)
  return toEvents(deps, session, initializedStatement(told))
}

/** The statement that a session was completed; none where nobody is told. */
export function completedEvents(deps: Deps, session: Told, completed: CompletedSession): NewEvent[] {
  const { score, timeSpentSeconds, completedAt } = completed
  const told = toTold(deps, session, 'completed', completedAt)
  const success = score === null ? null : successStatus(score) === 'passed'
  return toEvents(deps, session, completedStatement(told, { score, success, timeSpentSeconds }))
}

function toTold({ config }: Deps, session: Told, verb: string, at: Date): ToldSession {
  return {
    statementId: deriveId('xapi', session.id, verb),
    sessionId: session.id,
    studentId: session.studentId,
    package: session.package,
    homePage: config.sensor.replace(/\/$/, ''),
    platform: config.name,
    at,
  }
}

function toEvents(deps: Deps, { studentId }: Told, body: OwnStatement): NewEvent[] {
  const told = deps.targets?.includes('xapi') ?? false
  return told ? [{ id: body.id, target: 'xapi', studentId, body }] : []
}
