import 'server-only'
import type { Help } from '#lib/powerpath/needs-help.ts'
import type { XpStanding } from '#lib/powerpath/xp-standing.ts'
import type { ItemState } from '#lib/qti/item/item.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import type { AttemptRow, ResponseRow } from './attempt-row.ts'

/** What a submit answered, but for the next question, which is served again from where it is stored. */
export type StoredResult = {
  correct: boolean
  score: number
  complete: boolean
  feedback: string[]
  /** What the item showed after it; absent where nothing may be shown. */
  outcomes?: ItemState['outcomes']
  /** How an adaptive attempt stood then, as the wire of applications tells it; absent in what is older. */
  totals?: Pick<AttemptRow, 'totalQuestions' | 'correctQuestions' | 'xp' | 'multiplier'>
  /** Of an item that takes several turns. */
  turn?: { taken: number; complete: boolean }
} & AdaptiveStanding

/** What an adaptive lesson said besides; absent for linear types. */
export type AdaptiveStanding = {
  reason?: string
  questionsLeft?: number
  help?: Help
  xpStanding?: XpStanding
}

export type SubmissionRow = {
  result: StoredResult
  lessonId: string
  /** The number of the attempt and the identifier of the question that were answered. */
  attempt: number
  question: string
  attemptSeed: number
  itemId: string
  difficulty: 'easy' | 'medium' | 'hard'
  responses: ResponseRow['responses']
  next: { identifier: string; itemId: string; difficulty: 'easy' | 'medium' | 'hard' } | null
}

/** The submit of that id by that student, if it took effect. */
export async function findSubmission(
  db: PrismaClient,
  key: { studentId: string; id: string },
): Promise<SubmissionRow | null> {
  const rows = await db.$queryRaw<SubmissionRow[]>`
    SELECT s.result, a.lesson_id AS "lessonId", a.number AS attempt, q.identifier AS question, a.seed AS "attemptSeed", q.item_id AS "itemId",
      q.difficulty::text AS difficulty, s.responses,
      CASE WHEN n.id IS NULL THEN NULL ELSE json_build_object(
        'identifier', n.identifier, 'itemId', n.item_id, 'difficulty', n.difficulty) END AS next
    FROM submission s JOIN attempt_question q ON q.id = s.question_id JOIN attempt a ON a.id = q.attempt_id
      LEFT JOIN attempt_question n ON n.id = s.next_id
    WHERE s.student_id = ${key.studentId}::uuid AND s.id = ${key.id}::uuid`
  return rows[0] ?? null
}
