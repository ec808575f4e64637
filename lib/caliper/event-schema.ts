import { z } from 'zod'
import { roles, subjects } from '#lib/std/terms.ts'

/** The JSON-LD context of every event, and the data version of an envelope (Timeback protocol §3). */
export const CALIPER_CONTEXT = 'http://purl.imsglobal.org/ctx/caliper/v1p2'

export const uri = z.url('must be a URI')
/** UTC to the millisecond, with a Z. */
export const utcTime = z.iso.datetime({
  error: 'must be a date and time in UTC, such as 2026-01-31T12:00:00.000Z',
})
const extensions = z.record(z.string(), z.json())

const actor = z.strictObject({
  id: uri,
  type: z.literal('TimebackUser'),
  email: z.email({ pattern: z.regexes.html5Email, error: 'must be an email address' }),
  name: z.string().optional(),
  role: z.enum([...roles, 'guide']).optional(),
  extensions: extensions.optional(),
})

const named = z.strictObject({
  id: uri.optional(),
  name: z.string().min(1),
  extensions: extensions.optional(),
})

const activityContext = z.strictObject({
  id: uri,
  type: z.literal('TimebackActivityContext'),
  subject: z.enum(subjects),
  app: named,
  course: named.optional(),
  activity: named.optional(),
  /** True asks the platform to write the gradebook; an app that keeps its own says false. */
  process: z.boolean().optional(),
  extensions: extensions.optional(),
})

const entity = z.union([uri, z.record(z.string(), z.json())], 'must be a URI or an object')

/** The fields that every event of the profile has. */
export const eventFields = {
  /** The envelope names it for all of its events, so the published examples leave it out. */
  '@context': z.literal(CALIPER_CONTEXT).optional(),
  id: z.string().regex(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a urn:uuid:'),
  profile: z.literal('TimebackProfile'),
  eventTime: utcTime,
  actor,
  object: activityContext,
  edApp: entity.optional(),
  target: entity.optional(),
  referrer: entity.optional(),
  group: entity.optional(),
  membership: entity.optional(),
  session: entity.optional(),
  federatedSession: entity.optional(),
  extensions: extensions.optional(),
}

const count = z.int().min(0)
const activityMetric = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('xpEarned'), value: z.number(), extensions: extensions.optional() }),
  ...(['totalQuestions', 'correctQuestions', 'masteredUnits'] as const).map((type) =>
    z.strictObject({ type: z.literal(type), value: count, extensions: extensions.optional() }),
  ),
])

/** Tells that an activity was completed, with what came of it (Timeback protocol §3). Unknown fields are refused. */
export const activityEventSchema = z.strictObject({
  ...eventFields,
  type: z.literal('ActivityEvent'),
  action: z.literal('Completed'),
  generated: z.strictObject({
    id: uri,
    type: z.literal('TimebackActivityMetricsCollection'),
    items: z.array(activityMetric).min(1),
    attempt: z.int().min(1).optional(),
    extensions: extensions.optional(),
  }),
})

export type ActivityEvent = z.infer<typeof activityEventSchema>

/** No stretch of time is longer than a day (Timeback protocol §3). */
const MAX_SECONDS = 86_400

const kinds = ['active', 'inactive', 'waste', 'unknown', 'anti-pattern'] as const

const timeMetric = z.strictObject({
  type: z.enum(kinds),
  /** Seconds. */
  value: z.number().min(0).max(MAX_SECONDS),
  subType: z.string().optional(),
  startDate: utcTime.optional(),
  endDate: utcTime.optional(),
  extensions: extensions.optional(),
})

/** Tells how long a student was at an activity (Timeback protocol §3). Unknown fields are refused. */
export const timeSpentEventSchema = z.strictObject({
  ...eventFields,
  type: z.literal('TimeSpentEvent'),
  action: z.literal('SpentTime'),
  generated: z.strictObject({
    id: uri,
    type: z.literal('TimebackTimeSpentMetricsCollection'),
    items: z.array(timeMetric).min(1),
    extensions: extensions.optional(),
  }),
})

export type TimeSpentEvent = z.infer<typeof timeSpentEventSchema>
