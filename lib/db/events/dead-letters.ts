import 'server-only'
import type { PrismaClient } from '#prisma/generated/client.ts'
import type { EventTarget } from './outbox.ts'

/** An event that was given up. */
export type DeadLetterRow = {
  id: string
  target: EventTarget
  body: object
  attempts: number
  lastError: string | null
  createdAt: Date
  deadAt: Date
}

/** The latest dead letters. */
export async function listDeadLetters(db: PrismaClient, limit: number): Promise<DeadLetterRow[]> {
  return db.$queryRaw<DeadLetterRow[]>`
    SELECT id, target::text AS target, body, attempts, last_error AS "lastError", created_at AS "createdAt",
      dead_at AS "deadAt"
    FROM outbox_event WHERE dead_at IS NOT NULL ORDER BY dead_at DESC, id LIMIT ${limit}`
}

export type OutboxCounts = { waiting: number; delivered: number; dead: number }

export async function countEvents(db: PrismaClient): Promise<OutboxCounts> {
  const [counts] = await db.$queryRaw<[OutboxCounts]>`
    SELECT count(*) FILTER (WHERE delivered_at IS NULL AND dead_at IS NULL)::int AS waiting,
      count(delivered_at)::int AS delivered, count(dead_at)::int AS dead FROM outbox_event`
  return counts
}

/** Makes dead letters due again, one or all; returns how many. */
export async function reviveDeadLetters(db: PrismaClient, id?: string): Promise<number> {
  const { count } = await db.outboxEvent.updateMany({
    where: { deadAt: { not: null }, ...(id !== undefined && { id }) },
    data: { deadAt: null, attempts: 0, nextTryAt: new Date(0) },
  })
  return count
}
