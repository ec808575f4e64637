import 'server-only'
import type { Help } from '#lib/powerpath/needs-help.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'

/** What a submit answered, but for the next question, which is served again from where it is stored. */
export type StoredResult = {
  correct: boolean
  score: number
  complete: boolean
  feedback: string[]
} & AdaptiveStanding

/** What an adaptive lesson said besides; absent for linear types. */
export type AdaptiveStanding = {
  reason?: string
  questionsLeft?: number
  help?: Help
}

export type SubmissionRow = {
  result: StoredResult
  lessonId: string
  attemptSeed: number
  itemId: string
  next: { identifier: string; itemId: string; difficulty: 'easy' | 'medium' | 'hard' } | null
}

/** The submit of that id by that student, if it took effect. */
export async function findSubmission(
  db: PrismaClient,
  key: { studentId: string; id: string },
): Promise<SubmissionRow | null> {
  const rows = await db.$queryRaw<SubmissionRow[]>`
    SELECT s.result, a.lesson_id AS "lessonId", a.seed AS "attemptSeed", q.item_id AS "itemId",
      CASE WHEN n.id IS NULL THEN NULL ELSE json_build_object(
        'identifier', n.identifier, 'itemId', n.item_id, 'difficulty', n.difficulty) END AS next
    FROM submission s JOIN attempt_question q ON q.id = s.question_id JOIN attempt a ON a.id = q.attempt_id
      LEFT JOIN attempt_question n ON n.id = s.next_id
    WHERE s.student_id = ${key.studentId}::uuid AND s.id = ${key.id}::uuid`
  return rows[0] ?? null
}
