import 'server-only'
import type { Prisma } from '#prisma/generated/client.ts'

/** A completion as the gradebook has it, on a line of its own activity that no component resource is linked to. */
export type ActivityGrade = {
  line: { id: string; title: string; courseId: string; activityId: string }
  studentId: string
  /** 0–100; `null` where a completion says nothing of right and wrong: it is then `submitted`. */
  score: number | null
  metadata: ActivityGradeMetadata
  now: Date
}

/** Timeback protocol §2.3; what the activity does not say is `null`. */
export type ActivityGradeMetadata = {
  xp: number | null
  multiplier: null
  accuracy: number | null
  totalQuestions: number | null
  correctQuestions: number | null
  masteredUnits: number
} & ({ runId: string } | { sessionId: string })

/** The line of a custom activity of a course, by the name that its developer gives it. */
export function activityLineId({ courseId, slug }: { courseId: string; slug: string }): string {
  return `activity:${courseId}:${slug}`
}

export function vrLineId(activityId: string): string {
  return `vr:${activityId}`
}

/**
 * Writes a completion as the student's next attempt at the activity, making its line with the first. The
 * caller lets one completion of a student through at a time, and each only once. A later completion never
 * renames the line: it is everybody's, and a custom activity's name comes from a browser.
 */
export async function saveActivityGrade(tx: Prisma.TransactionClient, grade: ActivityGrade): Promise<void> {
  const { line, studentId, score, metadata, now } = grade
  const status = score === null ? 'submitted' : 'fully graded'
  await tx.$executeRaw`WITH line AS (
      INSERT INTO assessment_line_item (id, title, course_id, result_value_max, metadata, updated_at)
      VALUES (${line.id}, ${line.title}, ${line.courseId}, 100,
        jsonb_build_object('activityId', ${line.activityId}::text), ${now})
      ON CONFLICT DO NOTHING),
    next AS (
      SELECT coalesce(max(attempt), 0) + 1 AS attempt FROM assessment_result
      WHERE line_item_id = ${line.id} AND student_id = ${studentId}::uuid)
    INSERT INTO assessment_result
      (id, line_item_id, student_id, attempt, score, score_status, score_date, metadata, updated_at)
    SELECT ${line.id} || ':' || ${studentId} || ':' || attempt, ${line.id}, ${studentId}::uuid, attempt, ${score},
      ${status}::score_status, ${now},
      ${JSON.stringify(metadata)}::jsonb || jsonb_build_object('attempt', attempt), ${now}
    FROM next`
}
