import 'server-only'
import { type Parameter, prepare } from '#lib/db/statement.ts'
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
  const rows = await tx.$queryRawUnsafe<{ pct: number }[]>(add.text, ...add.valuesOf(units))
  return rows[0]?.pct ?? null
}

const add = prepare<MasteredUnits & { now: Date }>('add-mastered-units', ($) => {
  const parts = unitsOnceMoved($, { units: (input) => input, now: $(({ now }) => now, 'timestamptz') })
  return `WITH moved AS (SELECT 1), ${parts} SELECT pct FROM progress`
})

export async function findCourseProgress(
  db: PrismaClient,
  { studentId, courseId }: { studentId: string; courseId: string },
): Promise<CourseProgressRow | null> {
  const rows = await db.$queryRaw<(CourseProgressRow & { id: string })[]>`
    ${selectProgress(studentId)} WHERE c.id = ${courseId}`
  return rows[0] ? toRow(rows[0]) : null
}

function toRow({ totalLessons, masteredUnits, pctComplete }: CourseProgressRow): CourseProgressRow {
  return { totalLessons, masteredUnits, pctComplete }
}

function selectProgress(studentId: string): Prisma.Sql {
  const mastered = 'coalesce(p.mastered_units, 0)'
  return Prisma.sql`SELECT c.id, c.total_lessons AS "totalLessons", ${Prisma.raw(mastered)} AS "masteredUnits",
      ${Prisma.raw(pctComplete(mastered, 'c.total_lessons'))} AS "pctComplete"
    FROM course c LEFT JOIN course_progress p ON p.course_id = c.id AND p.student_id = ${studentId}::uuid`
}

/** The ids of the lessons whose unit a student has; it is theirs for ever. */
export async function listMasteredLessons(db: PrismaClient, studentId: string): Promise<Set<string>> {
  const rows = await db.masteredUnit.findMany({
    where: { studentId, source: { startsWith: LESSON } },
    select: { source: true },
  })
  return new Set(rows.map(({ source }) => source.slice(LESSON.length)))
}

const LESSON = 'lesson:'

/** The source of a lesson's unit. */
export function lessonSource(lessonId: string): string {
  return `${LESSON}${lessonId}`
}

/**
 * Two parts of a WITH that add a source's units if `moved` has a row: `unit` has them if they counted, and
 * `progress` the new `pct`. The sum is a row of its own, so that its lock makes parallel additions follow one
 * another.
 */
export function unitsOnceMoved<Input>(
  $: Parameter<Input>,
  { units, now }: { units: (input: Input) => MasteredUnits | null | undefined; now: string },
): string {
  const of = (column: keyof MasteredUnits, type: string) => $((input) => units(input)?.[column], type)
  return `unit AS (
      INSERT INTO mastered_unit (student_id, course_id, source, units, mastered_at)
      SELECT ${of('studentId', 'uuid')}, ${of('courseId', 'text')}, ${of('source', 'text')}, ${of('units', 'int')}, ${now}
      FROM moved ON CONFLICT DO NOTHING RETURNING student_id, course_id, units),
    progress AS (
      INSERT INTO course_progress AS p (student_id, course_id, mastered_units)
      SELECT student_id, course_id, units FROM unit
      ON CONFLICT (student_id, course_id)
        DO UPDATE SET mastered_units = p.mastered_units + excluded.mastered_units
      RETURNING ${pctComplete('p.mastered_units', '(SELECT total_lessons FROM course WHERE id = p.course_id)')} AS pct)`
}

/** `round(total / totalLessons * 100)`, clamped to 0–100 (seed 003), in exact numbers; as SQL. */
export function pctComplete(mastered: string, total: string): string {
  return `least(100, round(100.0 * ${mastered} / ${total}))::int`
}
