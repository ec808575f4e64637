import 'server-only'
import type { Envelope } from '#lib/caliper/envelope.ts'
import { saveReceivedEvents } from '#lib/db/events/caliper-events.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

/** Keeps the events of an application's envelope, each id once (protocol §3). */
export async function receiveEvents(
  { db }: Deps,
  { envelope, clientId }: { envelope: Envelope; clientId: string },
): Promise<void> {
  const events = envelope.data.map((body) => ({
    id: body.id.slice('urn:uuid:'.length).toLowerCase(),
    clientId,
    sensor: envelope.sensor,
    email: body.actor.email,
    eventTime: new Date(body.eventTime),
    body,
  }))
  await saveReceivedEvents(db, events)
}
