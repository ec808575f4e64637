import 'server-only'
import type { Parameter } from '#lib/db/statement.ts'
import { Prisma } from '#prisma/generated/client.ts'

/** OneRoster 1.2; `partially graded` while an attempt is open, `not submitted` once it was reset. */
export type ScoreStatus = 'exempt' | 'fully graded' | 'not submitted' | 'partially graded' | 'submitted'

/** What one line of the gradebook says of one attempt. */
export type Grade = {
  lineItemId: string
  /** 0–100 on a lesson's line, 0–1 on a question's. */
  score: number
  scoreStatus: ScoreStatus
  metadata: GradeMetadata
}

/** Timeback protocol §2.3; `accuracy` 0–100. */
export type GradeMetadata = {
  xp: number | null
  multiplier: number | null
  accuracy: number
  totalQuestions: number
  correctQuestions: number
  /** On a lesson's line: 1 where its unit counted by this attempt, which the statement that counts it fills in. */
  masteredUnits?: 0
  attempt: number
  /** On the lines of an assessment bank: the sub-test that the attempt asked. */
  testResourceId?: string
}

/** The id of a lesson's line, or of a question's below it. An identifier of QTI holds no colon. */
export function lineItemId(lessonId: string, question?: string): string {
  return question === undefined ? `line:${lessonId}` : `line:${lessonId}:${question}`
}

/** The id of a bank's sub-test (1, 2, …), and of its line, which no question's can be. */
export function subTestId(lessonId: string, subTest: number): string {
  return `${lessonId}::${subTest}`
}

/**
 * A part of a WITH that writes an attempt's grades if `moved` has its row, where `units` says so with the units of
 * `unit`; the same line again replaces.
 */
export function gradesOnceMoved<Input>(
  $: Parameter<Input>,
  { grades, units, now }: { grades: (input: Input) => readonly Grade[]; units: boolean; now: string },
): string {
  const metadata = units
    ? `CASE WHEN g.metadata->'masteredUnits' IS NULL THEN g.metadata ELSE g.metadata ||
        jsonb_build_object('masteredUnits', coalesce((SELECT units FROM unit), 0)) END`
    : 'g.metadata'
  return `graded AS (
    INSERT INTO assessment_result AS r
      (id, line_item_id, student_id, attempt, score, score_status, score_date, metadata, updated_at)
    SELECT g."lineItemId" || ':' || moved.student_id || ':' || moved.number, g."lineItemId", moved.student_id,
      moved.number, g.score, g."scoreStatus", ${now}, ${metadata}, ${now}
    FROM moved, jsonb_to_recordset(${$((input) => JSON.stringify(grades(input)), 'jsonb')})
      AS g("lineItemId" text, score float8, "scoreStatus" score_status, metadata jsonb)
    ON CONFLICT (id) DO UPDATE SET score = excluded.score, score_status = excluded.score_status,
      score_date = excluded.score_date, metadata = excluded.metadata, updated_at = excluded.updated_at)`
}

/** Makes the lines of a lesson as it is served now; lines of what it no longer has stay. */
export async function saveLines(tx: Prisma.TransactionClient, lessonId: string): Promise<void> {
  const changed = Prisma.sql`ON CONFLICT (id) DO UPDATE
    SET title = excluded.title, metadata = excluded.metadata, updated_at = excluded.updated_at
    WHERE line.title <> excluded.title OR line.metadata <> excluded.metadata`
  const parent = lineItemId(lessonId)
  await tx.$executeRaw`INSERT INTO assessment_line_item AS line
      (id, title, course_id, lesson_id, result_value_max, metadata, updated_at)
    SELECT ${parent}, title, course_id, id, 100,
      CASE WHEN sub_tests > 1 THEN jsonb_build_object('isAssessmentBank', true) ELSE '{}' END, now()
    FROM lesson WHERE id = ${lessonId} ${changed}`
  await tx.$executeRaw`INSERT INTO assessment_line_item AS line
      (id, title, parent_id, result_value_max, metadata, updated_at)
    SELECT ${parent} || '::' || n, title || ', test ' || n, ${parent}, 100,
      jsonb_build_object('testResourceId', id || '::' || n), now()
    FROM lesson, generate_series(1, sub_tests) n WHERE id = ${lessonId} AND sub_tests > 1 ${changed}`
  await tx.$executeRaw`INSERT INTO assessment_line_item AS line
      (id, title, parent_id, result_value_max, metadata, updated_at)
    SELECT ${parent} || ':' || q.identifier, i.title, ${parent}, 1,
      jsonb_build_object('questionId', q.identifier), now()
    FROM lesson_item q JOIN item i ON i.id = q.item_id WHERE q.lesson_id = ${lessonId} ${changed}`
}
