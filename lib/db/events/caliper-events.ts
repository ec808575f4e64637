import 'server-only'
import type { Database } from '#lib/db/client.ts'
import type { Prisma } from '#prisma/generated/client.ts'

export type ReceivedEvent = {
  /** The UUID of its `urn:uuid:`. */
  id: string
  clientId: string
  sensor: string
  /** Whom it tells of, if they are known here. */
  email: string
  eventTime: Date
  body: object
}

/** Keeps events; one of a known id is there already and changes nothing. */
export async function saveReceivedEvents(db: Database, events: ReceivedEvent[]): Promise<void> {
  const emails = [...new Set(events.map(({ email }) => email.toLowerCase()))]
  const people = await db.user.findMany({
    where: { email: { in: emails } },
    select: { id: true, email: true },
  })
  const idOf = new Map(people.map(({ id, email }) => [email, id]))
  const data = events.map(({ email, body, ...event }) => ({
    ...event,
    studentId: idOf.get(email.toLowerCase()) ?? null,
    body: body as Prisma.InputJsonObject,
  }))
  await db.caliperEvent.createMany({ data, skipDuplicates: true })
}
