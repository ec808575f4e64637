import { z } from 'zod'
import { eventFields, extensions, uri, utcTime } from './event-parts.ts'
import { type EventOrigin, toEventFields } from './to-event-fields.ts'

/** No stretch of time is longer than a day (Timeback protocol §3). */
const MAX_SECONDS = 86_400

const kinds = ['active', 'inactive', 'waste', 'unknown', 'anti-pattern'] as const

const metric = z.strictObject({
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
    items: z.array(metric).min(1),
    extensions: extensions.optional(),
  }),
})

export type TimeSpentEvent = z.infer<typeof timeSpentEventSchema>

type TimeSpent = { startedAt: Date; endedAt: Date; activeMs: number; inactiveMs: number }

/** The event of one window; `null` if there is no time to tell of. Milliseconds become seconds, unrounded. */
export function buildTimeSpentEvent(
  origin: EventOrigin,
  { startedAt, endedAt, activeMs, inactiveMs }: TimeSpent,
): TimeSpentEvent | null {
  const span = { startDate: startedAt.toISOString(), endDate: endedAt.toISOString() }
  const items = [
    { type: 'active' as const, value: activeMs / 1000, ...span },
    { type: 'inactive' as const, value: inactiveMs / 1000, ...span },
  ].filter(({ value }) => value > 0)
  if (items.length === 0) return null
  return {
    ...toEventFields(origin),
    type: 'TimeSpentEvent',
    action: 'SpentTime',
    generated: {
      id: `urn:uuid:${origin.generatedId}`,
      type: 'TimebackTimeSpentMetricsCollection',
      items,
    },
  }
}
