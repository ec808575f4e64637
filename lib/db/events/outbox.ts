import 'server-only'
import type { Parameter } from '#lib/db/statement.ts'
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

/** An event that also tells how far the student is in the course, where the change counts there: only the database knows. */
export type CountedEvent = NewEvent & {
  /** The body in that case; `pctPath` leads to the number that the database fills in. */
  counted: { body: object; pctPath: string[] }
}

/**
 * A part of a WITH that writes events if `moved` has its row; where `units` says so, they tell of `progress` if that
 * has one. A known id is not written twice.
 */
export function eventsOnceMoved<Input>(
  $: Parameter<Input>,
  { events, units }: { events: (input: Input) => readonly CountedEvent[] | undefined; units: boolean },
): string {
  const rows = $(
    (input) =>
      JSON.stringify(events(input)?.map(({ counted, ...event }) => ({ ...event, ...flat(counted) }))),
    'jsonb',
  )
  const body = units
    ? `coalesce(jsonb_set(e.counted, e."pctPath", to_jsonb((SELECT pct FROM progress))), e.body)`
    : 'e.body'
  return `told AS (INSERT INTO outbox_event (id, target, student_id, body)
    SELECT e.id, e.target, e."studentId", ${body}
    FROM moved, jsonb_to_recordset(${rows}) AS e(id uuid, target event_target, "studentId" uuid, body jsonb,
      counted jsonb, "pctPath" text[]) ON CONFLICT DO NOTHING)`
}

const flat = ({ body, pctPath }: CountedEvent['counted']) => ({ counted: body, pctPath })

/** Writes events with the change they tell of, in its transaction. A known id is not written twice. */
export async function insertEvents(
  tx: PrismaClient | Prisma.TransactionClient,
  events: NewEvent[],
): Promise<void> {
  if (events.length === 0) return
  const data = events.map(({ body, ...event }) => ({ ...event, body: body as Prisma.InputJsonObject }))
  await tx.outboxEvent.createMany({ data, skipDuplicates: true })
}

/** An event to be sent now, by whoever holds the claim. */
export type ClaimedEvent = {
  id: string
  target: EventTarget
  body: object
  /** This try included. */
  attempts: number
}

/**
 * Takes events that are due, oldest first; nobody else gets them until the lease ends. A process that dies
 * with a claim loses nothing: the event is due again then.
 */
export async function claimDue(
  db: PrismaClient,
  { targets, limit, leaseMs }: { targets: readonly EventTarget[]; limit: number; leaseMs: number },
): Promise<ClaimedEvent[]> {
  return db.$queryRaw<ClaimedEvent[]>`
    UPDATE outbox_event SET attempts = attempts + 1, next_try_at = now() + ${leaseMs} * interval '1 ms'
    WHERE id IN (
      SELECT id FROM outbox_event
      WHERE delivered_at IS NULL AND dead_at IS NULL AND next_try_at <= now()
        AND target = ANY(${targets}::event_target[])
      ORDER BY next_try_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING id, target::text AS target, body, attempts`
}

export async function markDelivered(db: PrismaClient, { id }: Pick<ClaimedEvent, 'id'>): Promise<void> {
  await db.$executeRaw`UPDATE outbox_event
    SET delivered_at = now(), dead_at = NULL, last_error = NULL WHERE id = ${id}::uuid AND delivered_at IS NULL`
}

/** `retryInMs` null gives the event up. Without effect if someone else has claimed it since. */
export async function markFailed(
  db: PrismaClient,
  { id, attempts }: Pick<ClaimedEvent, 'id' | 'attempts'>,
  { error, retryInMs }: { error: string; retryInMs: number | null },
): Promise<void> {
  await db.$executeRaw`UPDATE outbox_event SET last_error = ${error},
      dead_at = CASE WHEN ${retryInMs}::int IS NULL THEN now() END,
      next_try_at = now() + coalesce(${retryInMs}::int, 0) * interval '1 ms'
    WHERE id = ${id}::uuid AND attempts = ${attempts} AND delivered_at IS NULL`
}

/** Forgets what was delivered that long ago; dead letters stay. */
export async function pruneDelivered(
  db: PrismaClient,
  { olderThanDays }: { olderThanDays: number },
): Promise<number> {
  return db.$executeRaw`DELETE FROM outbox_event WHERE delivered_at < now() - ${olderThanDays} * interval '1 day'`
}
