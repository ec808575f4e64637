import { z } from 'zod'
import { eventFields, extensions, uri } from './event-parts.ts'
import { type EventOrigin, toEventFields } from './to-event-fields.ts'

const count = z.int().min(0)
const metric = z.discriminatedUnion('type', [
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
    items: z.array(metric).min(1),
    attempt: z.int().min(1).optional(),
    extensions: extensions.optional(),
  }),
})

export type ActivityEvent = z.infer<typeof activityEventSchema>

type ActivityMetrics = {
  xpEarned: number
  totalQuestions?: number | undefined
  correctQuestions?: number | undefined
  masteredUnits?: number | undefined
}

/** The event of a completed run; what is `undefined` is not told. The same `id` must mean the same completion. */
export function buildActivityEvent(
  origin: EventOrigin,
  { metrics, attempt, pctCompleteApp }: Completed,
): ActivityEvent {
  const names = ['xpEarned', 'totalQuestions', 'correctQuestions', 'masteredUnits'] as const
  const items = names.flatMap((type) => {
    const value = metrics[type]
    return value === undefined ? [] : [{ type, value }]
  })
  return {
    ...toEventFields(origin),
    type: 'ActivityEvent',
    action: 'Completed',
    generated: {
      id: `urn:uuid:${origin.generatedId}`,
      type: 'TimebackActivityMetricsCollection',
      items,
      ...(attempt !== undefined && { attempt }),
      ...(pctCompleteApp !== undefined && { extensions: { pctCompleteApp } }),
    },
  }
}

type Completed = {
  metrics: ActivityMetrics
  attempt?: number | undefined
  /** How far the student is through the course, 0–100 (seed 003). */
  pctCompleteApp?: number | undefined
}
