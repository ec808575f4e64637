import 'server-only'
import { Prisma, type PrismaClient } from '#prisma/generated/client.ts'

/** Units of a course that were mastered now. The same `source` counts once for ever. */
export type MasteredUnits = {
  studentId: string
  courseId: string
  /** What did it: `lesson:…`, `run:…` or `activity:…`. */
  source: string
  /** At least 1. */
  units: number
}

export type CourseProgressRow = { totalLessons: number; masteredUnits: number; pctComplete: number }

/**
 * Adds units; returns how far the student is then, 0–100, or `null` where this source counted before and
 * nothing was added. Additions in parallel are each told their own sum.
 */
export async function addMasteredUnits(
  tx: PrismaClient | Prisma.TransactionClient,
  units: MasteredUnits & { now: Date },
): Promise<number | null> {
  const rows = await tx.$queryRaw<{ pct: number }[]>`
    WITH moved AS (SELECT 1), ${unitsOnceMoved(units)} SELECT pct FROM progress`
  return rows[0]?.pct ?? null
}

/** True if this source counted already. */
export async function hasCounted(
  db: PrismaClient,
  { studentId, courseId, source }: Omit<MasteredUnits, 'units'>,
): Promise<boolean> {
  const key = { studentId, courseId, source }
  return (await db.masteredUnit.findUnique({ where: { studentId_courseId_source: key } })) !== null
}

export async function findCourseProgress(
  db: PrismaClient,
  { studentId, courseId }: { studentId: string; courseId: string },
): Promise<CourseProgressRow | null> {
  const mastered = Prisma.sql`coalesce(p.mastered_units, 0)`
  const rows = await db.$queryRaw<CourseProgressRow[]>`
    SELECT c.total_lessons AS "totalLessons", ${mastered} AS "masteredUnits",
      ${pctComplete(mastered, Prisma.sql`c.total_lessons`)} AS "pctComplete"
    FROM course c LEFT JOIN course_progress p ON p.course_id = c.id AND p.student_id = ${studentId}::uuid
    WHERE c.id = ${courseId}`
  return rows[0] ?? null
}

/**
 * Two parts of a WITH that add units if `moved` has a row: `unit`, and `progress` with the new `pct`. The
 * sum is a row of its own, so that its lock makes parallel additions follow one another.
 */
export function unitsOnceMoved({ studentId, courseId, source, units, now }: MasteredUnits & { now: Date }) {
  const total = Prisma.sql`(SELECT total_lessons FROM course WHERE id = ${courseId})`
  return Prisma.sql`unit AS (
      INSERT INTO mastered_unit (student_id, course_id, source, units, mastered_at)
      SELECT ${studentId}::uuid, ${courseId}, ${source}, ${units}, ${now} FROM moved
      ON CONFLICT DO NOTHING RETURNING student_id, course_id, units),
    progress AS (
      INSERT INTO course_progress AS p (student_id, course_id, mastered_units)
      SELECT student_id, course_id, units FROM unit
      ON CONFLICT (student_id, course_id)
        DO UPDATE SET mastered_units = p.mastered_units + excluded.mastered_units
      RETURNING ${pctComplete(Prisma.sql`mastered_units`, total)} AS pct)`
}

/** `round(total / totalLessons * 100)`, clamped to 0–100 (seed 003), in exact numbers. */
function pctComplete(mastered: Prisma.Sql, total: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`least(100, round(100.0 * ${mastered} / ${total}))::int`
}
