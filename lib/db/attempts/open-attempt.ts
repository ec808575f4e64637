import 'server-only'
import { toLessonTypeRow } from '#lib/db/content/lesson-type.ts'
import { isLostRace } from '#lib/db/is-lost-race.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import type { AttemptRow, NewQuestion } from './attempt-row.ts'
import { type Decided, saveAttemptWithin } from './save-attempt.ts'

export type NewAttempt = Pick<
  AttemptRow,
  | 'studentId'
  | 'lessonId'
  | 'number'
  | 'seed'
  | 'lessonType'
  | 'xpWorth'
  | 'masteryThreshold'
  | 'policy'
  | 'subTest'
> & {
  questions: NewQuestion[]
  now: Date
}

/**
 * Closes the open attempt, if any, and opens the next, both or neither. Returns false if another
 * request was faster: then nothing was changed and the caller decides anew.
 */
export async function openAttempt(
  db: PrismaClient,
  { attempt, closing }: { attempt: NewAttempt; closing: Decided | null },
): Promise<boolean> {
  const { questions, now, lessonType, ...row } = attempt
  try {
    return await db.$transaction(async (tx) => {
      if (closing && !(await saveAttemptWithin(tx, closing))) return false
      await tx.attempt.create({
        data: {
          ...row,
          lessonType: toLessonTypeRow(lessonType),
          previous: row.number === 1 ? null : row.number - 1,
          totalQuestions: questions.filter(({ scored }) => scored).length,
          startedAt: now,
          lastSeenAt: now,
          questions: { createMany: { data: questions.map((question) => toData(question, now)) } },
        },
      })
      return true
    })
  } catch (error) {
    if (isLostRace(error)) return false
    throw error
  }
}

function toData({ profile, ...question }: NewQuestion, servedAt: Date) {
  return { ...question, ...profile, servedAt }
}
