import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { recordAudit } from '#lib/db/school/audit.ts'
import { adaptiveType } from '#lib/std/terms.ts'
import { Prisma } from '#prisma/generated/client.ts'

/** `from` goes up in `into`, who stays. */
export type Merge = { from: string; into: string }

type Tx = Prisma.TransactionClient

/** The lessons that both have open as other than adaptive ones: of these, one has to be scored first. */
export async function listBothOpen(db: Tx, { from, into }: Merge): Promise<string[]> {
  const rows = await db.$queryRaw<{ lessonId: string }[]>`
    SELECT a.lesson_id AS "lessonId" FROM attempt a JOIN attempt b ON b.lesson_id = a.lesson_id AND b.status = 'open'
    WHERE a.student_id = ${into}::uuid AND b.student_id = ${from}::uuid AND a.status = 'open'
      AND a.lesson_type <> ${adaptiveType}::lesson_type ORDER BY a.lesson_id`
  return rows.map(({ lessonId }) => lessonId)
}

/**
 * Gives all that is of one person to another and deletes the one, or nothing of it: `both-open` where a lesson has to be
 * closed first. Attempts at a lesson follow one another, the one that is open last; what both have of a thing that one
 * person has once (a place in a class, a mastered unit) is kept once.
 */
export async function mergePeople(
  db: Database,
  { from, into, byId, at }: Merge & { byId: string; at: Date },
): Promise<'merged' | 'unknown' | 'both-open'> {
  return db.$transaction(async (tx) => {
    // Whoever adds a row that is of either waits, and is refused where that one is gone.
    const [first, second] = [from, into].toSorted()
    for (const id of [first, second])
      await tx.$executeRaw`SELECT FROM "user" WHERE id = ${id}::uuid FOR UPDATE`
    const columns = { name: true, email: true, rosterId: true } as const
    const gone = await tx.user.findUnique({ where: { id: from }, select: columns })
    const stays = await tx.user.findUnique({ where: { id: into }, select: columns })
    if (!gone || !stays) return 'unknown'
    const who = { from, into }
    await supersedeAdaptive(tx, who)
    if ((await listBothOpen(tx, who)).length > 0) return 'both-open'
    await orderAttempts(tx, who)
    await joinUnits(tx, who)
    await joinTime(tx, who)
    await dropDoubles(tx, who)
    await moveReferences(tx, who)
    await tx.user.delete({ where: { id: from }, select: { id: true } })
    if (stays.rosterId === null && gone.rosterId !== null)
      await tx.user.update({ where: { id: into }, data: { rosterId: gone.rosterId }, select: { id: true } })
    const entry = { byId, at, subject: { kind: 'person', id: into }, studentId: into } as const
    const { name, email } = gone
    await recordAudit(tx, [{ ...entry, action: 'person.merged', before: { id: from, name, email } }])
    return 'merged'
  }, patient)
}

/** A person of a year has some thousand rows. */
const patient = { timeout: 60_000, maxWait: 10_000 }

/** An adaptive attempt below 100 is left for a later one, as `start` leaves it. */
async function supersedeAdaptive(tx: Tx, { from, into }: Merge): Promise<void> {
  await tx.$executeRaw`UPDATE attempt a SET status = 'superseded', version = version + 1
    WHERE a.student_id = ${into}::uuid AND a.status = 'open' AND a.lesson_type = ${adaptiveType}::lesson_type
      AND EXISTS (SELECT FROM attempt b
        WHERE b.student_id = ${from}::uuid AND b.lesson_id = a.lesson_id AND b.status = 'open')`
}

/**
 * Numbers the attempts of both, and their grades, without a gap: those of `into` first, but where theirs is the one
 * that is open. No process may save onto what it kept of an attempt before: each has another version.
 */
async function orderAttempts(tx: Tx, { from, into }: Merge): Promise<void> {
  const openLast = Prisma.sql`SELECT a.lesson_id, count(*)::int AS before FROM attempt a
    WHERE a.student_id = ${from}::uuid AND EXISTS (SELECT FROM attempt b
      WHERE b.student_id = ${into}::uuid AND b.lesson_id = a.lesson_id AND b.status = 'open') GROUP BY a.lesson_id`
  await renumber(tx, { from: into, into: from }, openLast)
  const all = Prisma.sql`SELECT a.lesson_id, (SELECT count(*)::int FROM attempt b
      WHERE b.student_id = ${into}::uuid AND b.lesson_id = a.lesson_id) AS before
    FROM attempt a WHERE a.student_id = ${from}::uuid GROUP BY a.lesson_id`
  await renumber(tx, { from, into }, all)
  await tx.$executeRaw`UPDATE assessment_result r SET ${regraded(into)}
    FROM (SELECT a.id, a.line_item_id, (SELECT coalesce(max(b.attempt), 0) FROM assessment_result b
        WHERE b.student_id = ${into}::uuid AND b.line_item_id = a.line_item_id) AS before
      FROM assessment_result a WHERE a.student_id = ${from}::uuid) o WHERE o.id = r.id`
  await tx.$executeRaw`UPDATE attempt SET version = version + 1 WHERE student_id = ${into}::uuid`
}

/** Moves the attempts at these lessons, and what the gradebook says of them, behind so many of the other's. */
async function renumber(tx: Tx, { from, into }: Merge, lessons: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`WITH o AS (${lessons}),
    graded AS (UPDATE assessment_result r SET ${regraded(into)}
      FROM assessment_line_item l LEFT JOIN assessment_line_item p ON p.id = l.parent_id, o
      WHERE r.student_id = ${from}::uuid AND l.id = r.line_item_id AND o.lesson_id = coalesce(l.lesson_id, p.lesson_id))
    UPDATE attempt a SET student_id = ${into}::uuid, number = a.number + o.before,
      previous = nullif(a.number + o.before - 1, 0), version = a.version + 1
    FROM o WHERE a.student_id = ${from}::uuid AND a.lesson_id = o.lesson_id`
}

/** A grade's id holds the student and the number (`gradesOnceMoved`). */
const regraded = (
  into: string,
) => Prisma.sql`id = r.line_item_id || ':' || ${into}::text || ':' || (r.attempt + o.before),
  student_id = ${into}::uuid, attempt = r.attempt + o.before,
  metadata = r.metadata || jsonb_build_object('attempt', r.attempt + o.before)`

/** What counted once for either counts once. */
async function joinUnits(tx: Tx, { from, into }: Merge): Promise<void> {
  await tx.$executeRaw`INSERT INTO mastered_unit (student_id, course_id, source, units, mastered_at)
    SELECT ${into}::uuid, course_id, source, units, mastered_at FROM mastered_unit WHERE student_id = ${from}::uuid
    ON CONFLICT DO NOTHING`
  await tx.masteredUnit.deleteMany({ where: { studentId: from } })
  await tx.courseProgress.deleteMany({ where: { studentId: from } })
  await tx.$executeRaw`INSERT INTO course_progress (student_id, course_id, mastered_units)
    SELECT student_id, course_id, sum(units) FROM mastered_unit WHERE student_id = ${into}::uuid
    GROUP BY student_id, course_id
    ON CONFLICT (student_id, course_id) DO UPDATE SET mastered_units = excluded.mastered_units`
  // Of a VR activity the latest completion counts.
  await tx.$executeRaw`DELETE FROM vr_activity_progress p USING vr_activity_progress other
    WHERE p.student_id IN (${from}::uuid, ${into}::uuid) AND other.student_id IN (${from}::uuid, ${into}::uuid)
      AND other.activity_id = p.activity_id
      AND (other.completed_at, other.student_id) > (p.completed_at, p.student_id)`
}

/** The windows of time go with their runs. */
async function joinTime(tx: Tx, { from, into }: Merge): Promise<void> {
  await tx.$executeRaw`INSERT INTO time_ledger (student_id, version)
    SELECT ${into}::uuid, max(version) + 1 FROM time_ledger WHERE student_id IN (${from}::uuid, ${into}::uuid)
    HAVING count(*) > 0 ON CONFLICT (student_id) DO UPDATE SET version = excluded.version`
  await tx.timeLedger.deleteMany({ where: { studentId: from } })
  await tx.activityRun.updateMany({ where: { studentId: from }, data: { studentId: into } })
}

/** What both have of which one person has one: the one who stays keeps theirs. */
async function dropDoubles(tx: Tx, { from, into }: Merge): Promise<void> {
  const of = (same: string, table: string, column = 'user_id') =>
    tx.$executeRaw`DELETE FROM ${Prisma.raw(table)} a WHERE a.${Prisma.raw(column)} = ${from}::uuid AND EXISTS (
      SELECT FROM ${Prisma.raw(table)} b WHERE b.${Prisma.raw(column)} = ${into}::uuid AND ${Prisma.raw(same)})`
  await of('b.provider = a.provider', 'account')
  await of('b.class_id = a.class_id', 'enrollment')
  await of('b.group_id = a.group_id', 'class_group_member')
  await of('true', 'child_key')
  await of(
    '(b.class_id, b.lesson_id, b.cause) = (a.class_id, a.lesson_id, a.cause)',
    'need_answer',
    'student_id',
  )
  await of('b.assignment_id = a.assignment_id', 'assignment_exception', 'student_id')
  await of(
    `a.removed_at IS NULL AND b.removed_at IS NULL AND (b.lesson_id, b.component_id, b.package_id)
      IS NOT DISTINCT FROM (a.lesson_id, a.component_id, a.package_id)`,
    ...(['assignment', 'student_id'] as const),
  )
}

/**
 * Whatever else names the one names the other from now on: every column that refers to a person, those of tables to come
 * as well. What they may not hold twice fails, and then nothing was done.
 */
async function moveReferences(tx: Tx, { from, into }: Merge): Promise<void> {
  const references = await tx.$queryRaw<{ table: string; column: string }[]>`
    SELECT quote_ident(t.relname) AS table, quote_ident(c.attname) AS column FROM pg_constraint k
      JOIN pg_class t ON t.oid = k.conrelid JOIN pg_attribute c ON c.attrelid = k.conrelid AND c.attnum = k.conkey[1]
    WHERE k.contype = 'f' AND k.confrelid = '"user"'::regclass AND cardinality(k.conkey) = 1 ORDER BY 1, 2`
  for (const { table, column } of references)
    await tx.$executeRaw`UPDATE ${Prisma.raw(table)} SET ${Prisma.raw(column)} = ${into}::uuid
      WHERE ${Prisma.raw(column)} = ${from}::uuid`
}
