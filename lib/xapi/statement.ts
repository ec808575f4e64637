import { z } from 'zod'
import { isDuration } from './duration.ts'

/**
 * The statements of xAPI 2.0 (IEEE 9274.1.1) that this app makes and takes: agents about activities. Names
 * that the standard does not know, `null`s and values out of its ranges are refused.
 */

const iri = z.url({ error: 'must be an IRI' })
const languageMap = z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/i), z.string())
/** Keys are IRIs; only here may a value be anything. */
const extensions = z.record(
  iri,
  z.unknown().refine((value) => isWithin(value, maxDepth), 'is nested too deeply'),
)
const moment = z.iso.datetime({ offset: true, error: 'must be a date and time in ISO 8601' })

const account = z.strictObject({ homePage: iri, name: z.string().min(1) })

/** An agent has exactly one identifier (xAPI 2.0, 4.2.2.1). */
const agent = z
  .strictObject({
    objectType: z.literal('Agent').optional(),
    name: z.string().optional(),
    mbox: z.url({ protocol: /^mailto$/ }).optional(),
    mbox_sha1sum: z.hash('sha1').optional(),
    openid: iri.optional(),
    account: account.optional(),
  })
  .refine(
    ({ mbox, mbox_sha1sum, openid, account: kept }) =>
      [mbox, mbox_sha1sum, openid, kept].filter((one) => one !== undefined).length === 1,
    'must have exactly one of mbox, mbox_sha1sum, openid and account',
  )

const activity = z.strictObject({
  objectType: z.literal('Activity').optional(),
  id: iri,
  definition: z
    .strictObject({
      name: languageMap.optional(),
      description: languageMap.optional(),
      type: iri.optional(),
      moreInfo: iri.optional(),
      extensions: extensions.optional(),
    })
    .optional(),
})

/** xAPI 2.0, 4.2.4.1: `scaled` in [−1, 1], `min` below `max`, `raw` between them. */
const score = z
  .strictObject({
    scaled: z.number().min(-1).max(1).optional(),
    raw: z.number().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
  })
  .refine(({ min, max }) => min === undefined || max === undefined || min < max, 'has min above max')
  .refine(
    ({ raw, min, max }) => raw === undefined || ((min ?? raw) <= raw && raw <= (max ?? raw)),
    'has raw outside min and max',
  )

const result = z.strictObject({
  score: score.optional(),
  success: z.boolean().optional(),
  completion: z.boolean().optional(),
  response: z.string().optional(),
  duration: z.string().refine(isDuration, 'must be an ISO 8601 duration').optional(),
  extensions: extensions.optional(),
})

const activities = z.union([activity, z.array(activity)]).optional()

const context = z.strictObject({
  registration: z.uuid().optional(),
  revision: z.string().optional(),
  platform: z.string().optional(),
  language: z.string().optional(),
  contextActivities: z
    .strictObject({ parent: activities, grouping: activities, category: activities, other: activities })
    .optional(),
  extensions: extensions.optional(),
})

const maxDepth = 20

function isWithin(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((each) => isWithin(each, depth - 1))
}

export const statementSchema = z.strictObject({
  id: z.uuid().optional(),
  actor: agent,
  verb: z.strictObject({ id: iri, display: languageMap.optional() }),
  object: activity,
  result: result.optional(),
  context: context.optional(),
  timestamp: moment.optional(),
})

export type Statement = z.infer<typeof statementSchema>
