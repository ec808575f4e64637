import 'server-only'
import type { Prisma, PrismaClient } from '#prisma/generated/client.ts'
import type { AttemptChange, NewQuestion } from './attempt-row.ts'

export type NewAttempt = {
  studentId: string
  lessonId: string
  number: number
  seed: number
  questions: NewQuestion[]
  now: Date
}

/** How the attempt before the new one is closed, if it was open: by id, and only if unchanged since. */
export type ClosedAttempt = { id: string; version: number; change: AttemptChange }

/**
 * Closes the open attempt, if any, and opens the next, both or neither. Returns false if another
 * request was faster: then nothing was changed and the caller decides anew.
 */
export async function openAttempt(
  db: PrismaClient,
  { attempt, closing }: { attempt: NewAttempt; closing: ClosedAttempt | null },
): Promise<boolean> {
  const { studentId, lessonId, number, seed, questions, now } = attempt
  try {
    return await db.$transaction(async (tx) => {
      if (closing && !(await close(tx, closing))) return false
      await tx.attempt.create({
        data: {
          studentId,
          lessonId,
          number,
          previous: number === 1 ? null : number - 1,
          seed,
          startedAt: now,
          lastSeenAt: now,
          questions: { createMany: { data: questions.map((question) => ({ ...question, servedAt: now })) } },
        },
      })
      return true
    })
  } catch (error) {
    if (isLostRace(error)) return false
    throw error
  }
}

async function close(tx: Prisma.TransactionClient, { id, version, change }: ClosedAttempt): Promise<boolean> {
  const { count } = await tx.attempt.updateMany({
    where: { id, version, status: 'open' },
    data: { ...change, version: { increment: 1 } },
  })
  return count === 1
}

/** Unique violation, or a deadlock or serialisation failure: another writer was first. */
export function isLostRace(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false
  if (error.code === 'P2002' || error.code === 'P2034') return true
  return (
    error.code === 'P2010' &&
    /\b(23505|40001|40P01)\b/.test(JSON.stringify('meta' in error ? error.meta : ''))
  )
}
