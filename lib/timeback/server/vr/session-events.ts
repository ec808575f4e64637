import 'server-only'
import { buildActivityEvent } from '#lib/caliper/build-event.ts'
import type { NewEvent } from '#lib/db/events/outbox.ts'
import type { VrSessionRow } from '#lib/db/vr/sessions.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { deriveId, loadOrigin, tellsCaliper, toNewEvent } from '#lib/timeback/server/outbox/events.ts'
import { type CompletedSession, successStatus } from '#lib/vr/complete-session.ts'
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
  return toStatementEvents(deps, session, initializedStatement(told))
}

/**
 * What tells that a session was completed, given how far the student is in the course if its activity
 * counted now: the statement and, as for any completed activity, the Caliper event.
 */
export async function completedEvents(
  deps: Deps,
  session: VrSessionRow,
  completed: CompletedSession,
): Promise<(pctComplete: number | null) => NewEvent[]> {
  const { score, timeSpentSeconds, completedAt } = completed
  const told = toTold(deps, session, 'completed', completedAt)
  const success = score === null ? null : successStatus(score) === 'passed'
  const statements = toStatementEvents(
    deps,
    session,
    completedStatement(told, { score, success, timeSpentSeconds }),
  )
  const origin = await activityOrigin(deps, session, completedAt)
  if (!origin) return () => statements
  return (pctComplete) => {
    const metrics = { xpEarned: 0, masteredUnits: pctComplete === null ? 0 : 1 }
    const pctCompleteApp = pctComplete ?? undefined
    return [...statements, toNewEvent(origin, buildActivityEvent(origin, { metrics, pctCompleteApp }))]
  }
}

async function activityOrigin(deps: Deps, { id, studentId, activity }: VrSessionRow, at: Date) {
  if (!activity || !tellsCaliper(deps)) return null
  const { course, ...named } = activity
  const happening: [string, string] = ['vr-completed', id]
  const about = { course, activity: { slug: named.id, name: named.name }, runId: id }
  return loadOrigin(deps, { ...about, happening, at, student: studentId })
}

/** The app's own address, as accounts and activities are named by it. */
export function toHomePage({ config }: Deps): string {
  return config.sensor.replace(/\/$/, '')
}

function toTold(deps: Deps, session: Told, verb: string, at: Date): ToldSession {
  return {
    statementId: deriveId('xapi', session.id, verb),
    sessionId: session.id,
    studentId: session.studentId,
    package: session.package,
    homePage: toHomePage(deps),
    platform: deps.config.name,
    at,
  }
}

/** The statement as an event for the record store; none where there is no such store. */
export function toStatementEvents(
  deps: Deps,
  { studentId }: Pick<Told, 'studentId'>,
  body: OwnStatement,
): NewEvent[] {
  const told = deps.targets?.includes('xapi') ?? false
  return told ? [{ id: body.id, target: 'xapi', studentId, body }] : []
}
