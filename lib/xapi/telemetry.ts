import { z } from 'zod'
import { type OwnStatement, sessionActor, type ToldSession } from './session-statements.ts'
import { statementSchema } from './statement.ts'
import { verbs } from './vocabulary.ts'

const ownVerbs: readonly string[] = Object.values(verbs)

/** A statement of a headset: whose it is, its session says. */
const statement = statementSchema
  .omit({ actor: true })
  .extend({ actor: z.unknown().optional(), id: z.uuid() })
  .refine(({ verb }) => !ownVerbs.includes(verb.id), {
    path: ['verb', 'id'],
    error: 'is told by this app itself, once',
  })

/** One statement or up to 50; each names itself, and no two the same. */
export const telemetryBody = z
  .union([z.array(statement).min(1).max(50), statement.transform((one) => [one])])
  .refine(
    (statements) => new Set(statements.map(({ id }) => id)).size === statements.length,
    'holds the same id twice',
  )

export type TelemetryStatement = z.infer<typeof statement>

/**
 * A headset's statement as this app passes it on: about its session's student, under its session, and with
 * an id that no session but its own can make.
 */
export function toPassedOn(
  told: TelemetryStatement,
  session: Pick<ToldSession, 'statementId' | 'sessionId' | 'studentId' | 'homePage' | 'at'>,
): OwnStatement {
  return {
    ...told,
    id: session.statementId,
    actor: sessionActor(session),
    context: { ...told.context, registration: session.sessionId },
    timestamp: told.timestamp ?? session.at.toISOString(),
  }
}
