import 'server-only'
import { insertEvents, type NewEvent } from '#lib/db/events/outbox.ts'
import type { Prisma, PrismaClient } from '#prisma/generated/client.ts'

export type TimeWindowRow = {
  studentId: string
  id: string
  runId: string
  startedAt: Date
  endedAt: Date
  activeMs: number
  inactiveMs: number
  creditedMs: number
  /** Credited stretches, [fromMs, toMs) since the epoch. */
  credited: (readonly [number, number])[]
  reason: string | null
}

export type RunKey = { studentId: string; id: string }
type NewRun = RunKey & {
  courseId: string | null
  lessonId: string | null
  slug: string | null
  name: string | null
  startedAt: Date
}

/** What becomes of a claimed window; `inactiveMs` is what counts of it. */
export type Credit = Pick<TimeWindowRow, 'creditedMs' | 'credited' | 'reason' | 'inactiveMs'>

/** A window as claimed, and what becomes of it. */
export type TimeClaim = {
  window: Omit<TimeWindowRow, keyof Credit>
  /** What is credited, given the student's windows around it: those of the run, and all that were credited. */
  decide: (around: TimeWindowRow[]) => Credit
  /** The events that tell of it. */
  events: (credit: Credit) => NewEvent[]
}

type Saved = Pick<TimeWindowRow, 'creditedMs' | 'reason'>

/**
 * Stores a window with what is credited of it, and its run if this is the first. Windows of one student are
 * taken one at a time, so credit is never given twice; a known id changes nothing and returns what was
 * credited then.
 */
export async function saveTimeWindow(db: PrismaClient, claim: TimeClaim, run: NewRun): Promise<Saved> {
  return db.$transaction(async (tx) => {
    await lockTime(tx, run.studentId)
    await ensureRun(tx, run)
    return claimWithin(tx, claim)
  })
}

/** What is known of a student's time changes for one at a time, until the transaction ends. */
export async function lockTime(tx: Prisma.TransactionClient, studentId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${studentId}, 7))`
}

/** The same as part of a larger transaction, which holds the lock and knows the run. */
export async function claimWithin(
  tx: Prisma.TransactionClient,
  { window, decide, events }: TimeClaim,
): Promise<Saved> {
  const { studentId, id, runId, startedAt, endedAt } = window
  const known = await tx.timeWindow.findUnique({ where: { studentId_id: { studentId, id } } })
  if (known) return known
  const around = await tx.timeWindow.findMany({
    where: {
      ...{ studentId, startedAt: { lt: endedAt }, endedAt: { gt: startedAt } },
      OR: [{ creditedMs: { gt: 0 } }, { runId }],
    },
  })
  const credit = decide(around as unknown as TimeWindowRow[])
  const credited = credit.credited as unknown as Prisma.InputJsonValue
  await tx.timeWindow.create({ data: { ...window, ...credit, credited } })
  await insertEvents(tx, events(credit))
  return credit
}

/** A run of a lesson belongs to the attempt that is the latest when its first window arrives. */
async function ensureRun(tx: Prisma.TransactionClient, run: NewRun): Promise<void> {
  const { studentId, id, lessonId } = run
  const known = await tx.activityRun.findUnique({
    where: { studentId_id: { studentId, id } },
    select: { id: true },
  })
  if (known) return
  const attempt = lessonId
    ? await tx.attempt.findFirst({
        where: { studentId, lessonId },
        orderBy: { number: 'desc' },
        select: { id: true },
      })
    : null
  await tx.activityRun.create({ data: { ...run, attemptId: attempt?.id ?? null } })
}
