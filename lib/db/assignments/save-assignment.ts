import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { recordAudit } from '#lib/db/school/audit.ts'
import type { AuditAction } from '#lib/std/terms.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { type AssignmentDates, type AssignmentRow, assignmentColumns } from './assignment-row.ts'

/** Who does it, and when. */
type By = { byId: string; at: Date }

/** What is assigned to whom; `auditClassId` is the class whose teachers read of it, none of one student's own. */
type NewAssignment = Omit<AssignmentRow, 'id'> & By & { auditClassId: string | null }

/**
 * Assigns; the same to the same again is the same assignment with the new dates, also of two at once. A class may use a
 * VR package that it is assigned.
 */
export async function putAssignment(db: Database, given: NewAssignment): Promise<AssignmentRow> {
  const { classId, groupId, studentId, lessonId, unitId, packageId, beginsAt, dueAt, late, byId, at } = given
  return db.$transaction(async (tx) => {
    const [made] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO assignment (class_id, group_id, student_id, lesson_id, component_id, package_id,
        begins_at, due_at, late, created_by_id, created_at)
      VALUES (${classId}::uuid, ${groupId}::uuid, ${studentId}::uuid, ${lessonId}, ${unitId}, ${packageId}::uuid,
        ${beginsAt}, ${dueAt}, ${late}::late_rule, ${byId}::uuid, ${at})
      ON CONFLICT (coalesce(class_id, group_id, student_id),
        coalesce('lesson:' || lesson_id, 'unit:' || component_id, 'package:' || package_id::text))
        WHERE removed_at IS NULL DO NOTHING RETURNING id`
    if (classId !== null && packageId !== null)
      await tx.vrAssignment.createMany({ data: [{ packageId, classId }], skipDuplicates: true })
    const row = { ...{ classId, groupId, studentId, lessonId, unitId, packageId }, beginsAt, dueAt, late }
    if (made) {
      const saved = { id: made.id, ...row }
      await tell(tx, given, { action: 'assignment.made', row: saved, after: saved })
      return saved
    }
    const before = await lock(tx, given)
    return changeDates(tx, given, { before, dates: { beginsAt, dueAt, late } })
  })
}

/** Sets other dates; `change` may refuse them by throwing. `null` if it was removed meanwhile. */
export async function changeAssignment(
  db: Database,
  key: By & { id: string; auditClassId: string | null },
  change: (before: AssignmentRow) => AssignmentDates,
): Promise<AssignmentRow | null> {
  return db.$transaction(async (tx) => {
    const [before] = await tx.$queryRawUnsafe<AssignmentRow[]>(
      `SELECT ${assignmentColumns} FROM assignment a WHERE a.id = $1::uuid AND a.removed_at IS NULL FOR UPDATE`,
      key.id,
    )
    return before ? changeDates(tx, key, { before, dates: change(before) }) : null
  })
}

/** Takes an assignment back, with a class's access to the package; what was done stays. False if it is gone. */
export async function removeAssignment(
  db: Database,
  key: By & { id: string; auditClassId: string | null },
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const [row] = await tx.$queryRawUnsafe<AssignmentRow[]>(
      `UPDATE assignment a SET removed_at = $2 WHERE a.id = $1::uuid AND a.removed_at IS NULL
        RETURNING ${assignmentColumns}`,
      key.id,
      key.at,
    )
    if (!row) return false
    const { classId, packageId } = row
    if (classId !== null && packageId !== null)
      await tx.vrAssignment.deleteMany({ where: { classId, packageId } })
    await tell(tx, key, { action: 'assignment.removed', row, before: row })
    return true
  })
}

async function changeDates(
  tx: Prisma.TransactionClient,
  by: By & { auditClassId: string | null },
  { before, dates }: { before: AssignmentRow; dates: AssignmentDates },
): Promise<AssignmentRow> {
  const row = { ...before, ...dates }
  await tx.assignment.update({ where: { id: row.id }, data: dates, select: { id: true } })
  if (JSON.stringify(told(before)) !== JSON.stringify(told(row)))
    await tell(tx, by, { action: 'assignment.changed', row, before, after: row })
  return row
}

/** The assignment that stands for these already. */
async function lock(
  tx: Prisma.TransactionClient,
  { classId, groupId, studentId, lessonId, unitId, packageId }: NewAssignment,
): Promise<AssignmentRow> {
  const [row] = await tx.$queryRawUnsafe<AssignmentRow[]>(
    `SELECT ${assignmentColumns} FROM assignment a WHERE a.removed_at IS NULL
      AND coalesce(a.class_id, a.group_id, a.student_id) = $1::uuid
      AND coalesce('lesson:' || a.lesson_id, 'unit:' || a.component_id, 'package:' || a.package_id::text) =
        coalesce('lesson:' || $2::text, 'unit:' || $3::text, 'package:' || $4::text) FOR UPDATE`,
    ...[classId ?? groupId ?? studentId, lessonId, unitId, packageId],
  )
  if (!row) throw new Error('An assignment was removed while it was assigned again.')
  return row
}

type Told = { action: AuditAction; row: AssignmentRow; before?: AssignmentRow; after?: AssignmentRow }

async function tell(
  tx: Prisma.TransactionClient,
  { byId, at, auditClassId }: By & { auditClassId: string | null },
  { action, row, before, after }: Told,
): Promise<void> {
  await recordAudit(tx, [
    {
      ...{ byId, at, action, subject: { kind: 'assignment', id: row.id } },
      ...(auditClassId !== null && { classId: auditClassId }),
      ...(row.studentId !== null && { studentId: row.studentId }),
      ...(before && { before: told(before) }),
      ...(after && { after: told(after) }),
    },
  ])
}

/** Values alone: what it is, for which group, and when. */
function told({ lessonId, unitId, packageId, groupId, beginsAt, dueAt, late }: AssignmentRow) {
  return {
    ...(lessonId !== null && { lessonId }),
    ...(unitId !== null && { unitId }),
    ...(packageId !== null && { packageId }),
    ...(groupId !== null && { groupId }),
    ...(beginsAt && { beginsAt: beginsAt.toISOString() }),
    ...{ dueAt: dueAt?.toISOString() ?? null, late },
  }
}

type ExceptionDates = { dueAt: Date | null; excused: boolean }

/** Makes an exception of an assignment for one student; without another date and not excused there is none any more. */
export async function putException(
  db: Database,
  { id, studentId, dueAt, excused, byId, at, auditClassId }: ExceptionKey & ExceptionDates,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const where = { assignmentId_studentId: { assignmentId: id, studentId } }
    await tx.$executeRaw`SELECT FROM assignment WHERE id = ${id}::uuid FOR UPDATE`
    const before = await tx.assignmentException.findUnique({ where, select: { dueAt: true, excused: true } })
    const isNone = dueAt === null && !excused
    if (isNone) await tx.assignmentException.deleteMany({ where: { assignmentId: id, studentId } })
    else {
      const data = { dueAt, excused }
      const create = { assignmentId: id, studentId, ...data }
      await tx.assignmentException.upsert({ where, create, update: data, select: { studentId: true } })
    }
    const [was, is] = [toldException(before), isNone ? null : toldException({ dueAt, excused })]
    if (JSON.stringify(was) === JSON.stringify(is)) return
    const told = await tx.assignment.findUniqueOrThrow({
      where: { id },
      select: { lessonId: true, componentId: true, packageId: true },
    })
    const { lessonId, componentId: unitId, packageId } = told
    const thing = Object.fromEntries(
      Object.entries({ lessonId, unitId, packageId }).filter(([, of]) => of !== null),
    )
    await recordAudit(tx, [
      {
        ...{ byId, at, action: 'assignment.excepted', subject: { kind: 'assignment', id }, studentId },
        ...(auditClassId !== null && { classId: auditClassId }),
        before: { ...thing, ...was },
        after: { ...thing, ...is },
      },
    ])
  })
}

type ExceptionKey = By & { id: string; studentId: string; auditClassId: string | null }

function toldException(exception: ExceptionDates | null) {
  return exception && { dueAt: exception.dueAt?.toISOString() ?? null, excused: exception.excused }
}

/** The assignment is this student's too: their own, their class's or their group's. */
export async function isAssignedTo(
  db: Database,
  { id, studentId }: { id: string; studentId: string },
): Promise<boolean> {
  const member = { some: { userId: studentId } }
  const enrolled = { some: { userId: studentId, role: 'student' as const } }
  const of = [{ studentId }, { class: { enrollments: enrolled } }, { group: { members: member } }]
  return (await db.assignment.count({ where: { id, OR: of } })) > 0
}
