import 'server-only'
import type { Prisma, PrismaClient } from '#prisma/generated/client.ts'

/** An event with somewhere to go. */
export type NewEvent = {
  /** A UUID derived from what happened, so that the same happening is the same event. */
  id: string
  target: EventTarget
  /** Whom it tells of; their events are erased with them. */
  studentId: string
  /** As it is posted: one Caliper event, or one xAPI statement. */
  body: object
}

export type EventTarget = 'caliper' | 'xapi'

/** Writes events with the change they tell of, in its transaction. A known id is not written twice. */
export async function insertEvents(
  tx: PrismaClient | Prisma.TransactionClient,
  events: NewEvent[],
): Promise<void> {
  if (events.length === 0) return
  const data = events.map(({ body, ...event }) => ({ ...event, body: body as Prisma.InputJsonObject }))
  await tx.outboxEvent.createMany({ data, skipDuplicates: true })
}
