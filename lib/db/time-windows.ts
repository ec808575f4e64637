import 'server-only'
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

type RunKey = { studentId: string; id: string }
type NewRun = RunKey & {
  courseId: string | null
  lessonId: string | null
  slug: string | null
  name: string | null
}

type Credit = Pick<TimeWindowRow, 'creditedMs' | 'credited' | 'reason'>

/**
 * Stores a window with what `decide` credits, given what is credited to the student around it. Windows of
 * one student are taken one at a time, so credit is never given twice; a known id changes nothing and
 * returns what was credited then.
 */
export async function saveTimeWindow(
  db: PrismaClient,
  window: Omit<TimeWindowRow, keyof Credit>,
  run: NewRun,
  decide: (alreadyCredited: TimeWindowRow['credited']) => Credit,
): Promise<Pick<TimeWindowRow, 'creditedMs' | 'reason'>> {
  const { studentId, id, startedAt, endedAt } = window
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${studentId}, 7))`
    const known = await tx.timeWindow.findUnique({ where: { studentId_id: { studentId, id } } })
    if (known) return known
    await ensureRun(tx, run)
    const around = await tx.timeWindow.findMany({
      where: { studentId, startedAt: { lt: endedAt }, endedAt: { gt: startedAt }, creditedMs: { gt: 0 } },
      select: { credited: true },
    })
    const credit = decide(around.flatMap(({ credited }) => credited as unknown as TimeWindowRow['credited']))
    const credited = credit.credited as unknown as Prisma.InputJsonValue
    return tx.timeWindow.create({ data: { ...window, ...credit, credited } })
  })
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
