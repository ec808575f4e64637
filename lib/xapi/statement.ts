import { z } from 'zod'
import { activities, activity } from './activity.ts'
import { agent, agentOrGroup, byKind, group } from './actor.ts'
import { extensions, iri, isDuration, language, languageMap, moment } from './data-types.ts'

/**
 * The statements of xAPI 2.0 (IEEE 9274.1.1) that this app makes and takes. Names that the standard does not
 * know, `null`s and values out of its ranges are refused, as a record store must refuse them.
 */

/** xAPI 2.0, 4.2.4.1: `scaled` in [−1, 1], `min` below `max`, `raw` between them. */
const score = z
  .strictObject({
    scaled: z.number().min(-1).max(1).optional(),
    raw: z.number().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
  })
  .refine(({ min, max }) => min === undefined || max === undefined || min < max, {
    path: ['min'],
    error: 'must be below max',
  })
  .refine(({ raw, min, max }) => raw === undefined || ((min ?? raw) <= raw && raw <= (max ?? raw)), {
    path: ['raw'],
    error: 'must be between min and max',
  })

const result = z.strictObject({
  score: score.optional(),
  success: z.boolean().optional(),
  completion: z.boolean().optional(),
  response: z.string().optional(),
  duration: z.string().refine(isDuration, 'must be an ISO 8601 duration').optional(),
  extensions: extensions.optional(),
})

const statementRef = z.strictObject({ objectType: z.literal('StatementRef'), id: z.uuid() })
const relevantTypes = z.array(iri).min(1).optional()

const context = z.strictObject({
  registration: z.uuid().optional(),
  instructor: agentOrGroup.optional(),
  team: group.optional(),
  revision: z.string().optional(),
  platform: z.string().optional(),
  language: language.optional(),
  statement: statementRef.optional(),
  contextActivities: z
    .strictObject({ parent: activities, grouping: activities, category: activities, other: activities })
    .optional(),
  contextAgents: z
    .array(z.strictObject({ objectType: z.literal('contextAgent'), agent, relevantTypes }))
    .optional(),
  contextGroups: z
    .array(z.strictObject({ objectType: z.literal('contextGroup'), group, relevantTypes }))
    .optional(),
  extensions: extensions.optional(),
})

/** Travels as JSON alone, so what is attached must be found at an address of its own (xAPI 2.0, 4.2.10). */
const attachment = z.strictObject({
  usageType: iri,
  display: languageMap,
  description: languageMap.optional(),
  contentType: z.string().regex(/^[\w.+-]+\/[\w.+-]+/, 'must be a media type'),
  length: z.int().min(0),
  sha2: z
    .string()
    .regex(/^(?:[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i, 'must be a SHA-2 hash'),
  fileUrl: iri,
})

const verb = z.strictObject({ id: iri, display: languageMap.optional() })
const objects = { Agent: agent, Group: group, StatementRef: statementRef }
const happened = {
  result: result.optional(),
  context: context.optional(),
  timestamp: moment.optional(),
  attachments: z.array(attachment).optional(),
}

/** `revision` and `platform` belong to activities (xAPI 2.0, 4.2.6.1). */
const aboutFitsContext = z.check<{ object: object; context?: z.infer<typeof context> | undefined }>(
  ({ value, issues }) => {
    const { objectType = 'Activity' } = value.object as { objectType?: string }
    if (objectType === 'Activity') return
    for (const name of ['revision', 'platform'] as const)
      if (value.context?.[name] !== undefined)
        issues.push({
          code: 'custom',
          input: value,
          path: ['context', name],
          message: 'is only for activities',
        })
  },
)

/** What somebody planned or saw, told inside a statement; it holds no other, no id and no version of its own (xAPI 2.0). */
const subStatement = z
  .strictObject({
    ...{ objectType: z.literal('SubStatement'), actor: agentOrGroup, verb },
    ...{ object: byKind(objects, activity), ...happened },
  })
  .check(aboutFitsContext)

/** All that a statement has besides its id and its actor. */
const told = {
  ...{ verb, object: byKind({ ...objects, SubStatement: subStatement }, activity), ...happened },
  version: z
    .string()
    .regex(/^(?:1\.0(?:\.\d+)?|2\.0(?:\.\d+)?)$/, 'must be 2.0.0 or 1.0.x')
    .optional(),
}

export const statementSchema = z
  .strictObject({ id: z.uuid().optional(), actor: agentOrGroup, ...told })
  .check(aboutFitsContext)

export type Statement = z.infer<typeof statementSchema>

/** One that names itself; who it tells of is told elsewhere, and an actor in it is passed over. */
export const actorlessStatement = z
  .strictObject({ id: z.uuid('must be a UUID'), actor: z.unknown().optional(), ...told })
  .check(aboutFitsContext)
