import 'server-only'
import type { PrismaClient } from '#prisma/generated/client.ts'

/** An answer to a question that the student had never been shown, with what was known of the item then. */
export type FirstAnswerRow = {
  student: string
  item: string
  guessing: number
  rating: number
  typicalMs: number | null
  correct: boolean
  skipped: boolean
  responseMs: number | null
}

/** The lessons that have such answers. */
export async function listAnsweredLessons(db: PrismaClient): Promise<string[]> {
  const rows = await db.lesson.findMany({
    where: {
      attempts: { some: { questions: { some: { firstExposure: true, response: { isNot: null } } } } },
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ id }) => id)
}

/** All of a lesson, of attempts that were reset as well, in the order in which they were given. */
export async function listFirstAnswers(db: PrismaClient, lessonId: string): Promise<FirstAnswerRow[]> {
  return db.$queryRaw<FirstAnswerRow[]>`
    SELECT a.student_id AS student, q.identifier AS item, q.guessing, q.rating, q.typical_ms AS "typicalMs",
      r.correct, r.skipped, r.response_ms AS "responseMs"
    FROM attempt a JOIN attempt_question q ON q.attempt_id = a.id JOIN item_response r ON r.question_id = q.id
    WHERE a.lesson_id = ${lessonId} AND q.first_exposure
    ORDER BY r.answered_at, q.id`
}

type Estimate = { identifier: string; rating: number | null; typicalMs: number | null }

/** Keeps what was estimated; a `typicalMs` that is not known leaves the package's. Returns how many items changed. */
export async function saveEstimates(
  db: PrismaClient,
  lessonId: string,
  estimates: Estimate[],
): Promise<number> {
  return db.$executeRaw`UPDATE lesson_item i
    SET rating = e.rating, typical_ms = coalesce(e."typicalMs", i.typical_ms)
    FROM jsonb_to_recordset(${JSON.stringify(estimates)}::jsonb)
      AS e(identifier text, rating float8, "typicalMs" int)
    WHERE i.lesson_id = ${lessonId} AND i.identifier = e.identifier
      AND (i.rating, i.typical_ms) IS DISTINCT FROM (e.rating, coalesce(e."typicalMs", i.typical_ms))`
}
