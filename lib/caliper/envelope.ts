import { z } from 'zod'
import {
  type ActivityEvent,
  activityEventSchema,
  CALIPER_CONTEXT,
  type TimeSpentEvent,
  timeSpentEventSchema,
  uri,
  utcTime,
} from './event-schema.ts'

export const timebackEventSchema = z.discriminatedUnion('type', [activityEventSchema, timeSpentEventSchema])

export type TimebackEvent = ActivityEvent | TimeSpentEvent

/** What is posted to `/caliper/event`: at least one event, and one bad event refuses them all. */
export const envelopeSchema = z.strictObject({
  sensor: uri,
  sendTime: utcTime,
  dataVersion: z.literal(CALIPER_CONTEXT),
  data: z.array(timebackEventSchema).min(1),
})

export type Envelope = z.infer<typeof envelopeSchema>

/** Puts events into the form in which they travel. `data` is taken as it is: it was checked when it was made. */
export function buildEnvelope<T extends object>(
  data: T[],
  { sensor, sentAt }: { sensor: string; sentAt: Date },
) {
  return { sensor, sendTime: sentAt.toISOString(), dataVersion: CALIPER_CONTEXT, data } as const
}
