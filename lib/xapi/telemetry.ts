import { z } from 'zod'
import { type OwnStatement, sessionActor, type ToldSession, verbs, voided } from './session-statements.ts'
import { actorlessStatement } from './statement.ts'

const ownVerbs: readonly string[] = Object.values(verbs)
const maxStatements = 50

/** A statement of a headset names itself; whose it is, its session says, whatever actor it gives. */
const statement = actorlessStatement.superRefine(({ verb }, context) => {
  const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['verb', 'id'], message })
  if (ownVerbs.includes(verb.id)) refuse('is told by this app itself, once')
  if (verb.id === voided) refuse('is not a headset’s to tell')
})

/** One statement or up to 50, no two of the same id. What is wrong is told of its field: `3.verb.id`, or `verb.id` of one. */
export const telemetryBody = z.unknown().transform((value, context): z.infer<typeof statement>[] => {
  const parsed = (Array.isArray(value) ? batch : statement.transform((one) => [one])).safeParse(value)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) context.addIssue({ ...issue } as never)
  return z.NEVER
})

const batch = z
  .array(statement)
  .min(1, 'must hold a statement')
  .superRefine((statements, context) => {
    const refuse = (index: number, path: string[], message: string) =>
      context.addIssue({ code: 'custom', path: [index, ...path], message })
    if (statements.length > maxStatements)
      refuse(maxStatements, [], `is more than the ${maxStatements} statements that one request can hold`)
    const ids = statements.map(({ id }) => id)
    for (const [index, id] of ids.entries())
      if (ids.indexOf(id) !== index) refuse(index, ['id'], 'is there twice')
  })

export type TelemetryStatement = z.infer<typeof statement>

/**
 * A headset's statement as this app passes it on: about its session's student, under its session, in the
 * version in which it is sent, and with an id that no session but its own can make.
 */
export function toPassedOn(
  { version, ...told }: TelemetryStatement,
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
