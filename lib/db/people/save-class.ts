import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { recordAudit } from '#lib/db/school/audit.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** A class with its courses, in their order. */
export type SchoolClassRow = { id: string; title: string; courses: { id: string; code: string }[] }

/** Who does it, and when. */
type By = { byId: string; at: Date }

const columns = {
  id: true,
  title: true,
  courses: {
    select: { course: { select: { id: true, code: true } } },
    orderBy: [{ course: { sortOrder: 'asc' } }, { course: { code: 'asc' } }],
  },
} satisfies Prisma.ClassSelect

const toRow = ({ id, title, courses }: Prisma.ClassGetPayload<{ select: typeof columns }>) => ({
  ...{ id, title },
  courses: courses.map(({ course }) => course),
})

const told = ({ title, courses }: SchoolClassRow) => ({ title, courses: courses.map(({ code }) => code) })
const subjectOf = (id: string) => ({ classId: id, subject: { kind: 'class', id } as const })

/** A class with its courses. */
export async function findSchoolClass(
  db: Prisma.TransactionClient,
  id: string,
): Promise<SchoolClassRow | null> {
  const found = await db.class.findUnique({ where: { id }, select: columns })
  return found && toRow(found)
}

/** A new class that `byId` teaches. */
export async function createClass(
  db: Database,
  { title, courseIds, byId, at }: By & { title: string; courseIds: readonly string[] },
): Promise<SchoolClassRow> {
  return db.$transaction(async (tx) => {
    const made = await tx.class.create({
      data: {
        title,
        enrollments: { create: { userId: byId, role: 'teacher' } },
        courses: { create: courseIds.map((courseId) => ({ courseId })) },
      },
      select: columns,
    })
    const row = toRow(made)
    await recordAudit(tx, [{ byId, at, action: 'class.made', ...subjectOf(row.id), after: told(row) }])
    return row
  })
}

/** Changes a class's title or its courses; `null` if it is gone. */
export async function changeClass(
  db: Database,
  {
    id,
    title,
    courseIds,
    byId,
    at,
  }: By & { id: string; title?: string | undefined; courseIds?: readonly string[] | undefined },
): Promise<SchoolClassRow | null> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM class WHERE id = ${id}::uuid FOR UPDATE`
    const before = await findSchoolClass(tx, id)
    if (!before) return null
    const changed = await tx.class.update({
      where: { id },
      data: {
        ...(title !== undefined && { title }),
        ...(courseIds && {
          courses: { deleteMany: {}, create: courseIds.map((courseId) => ({ courseId })) },
        }),
      },
      select: columns,
    })
    const row = toRow(changed)
    const [was, is] = [told(before), told(row)]
    if (JSON.stringify(was) !== JSON.stringify(is))
      await recordAudit(tx, [{ byId, at, action: 'class.changed', ...subjectOf(id), before: was, after: is }])
    return row
  })
}

/** Ends a class: its people stay, with all that they did. False if it is gone. */
export async function deleteClass(db: Database, { id, byId, at }: By & { id: string }): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM class WHERE id = ${id}::uuid FOR UPDATE`
    const before = await findSchoolClass(tx, id)
    if (!before) return false
    await recordAudit(tx, [{ byId, at, action: 'class.deleted', ...subjectOf(id), before: told(before) }])
    await tx.class.delete({ where: { id }, select: { id: true } })
    return true
  })
}

/** Takes somebody out of a class; what they did stays. False if they are not in it. */
export async function removeFromClass(
  db: Database,
  { classId, userId, byId, at }: By & { classId: string; userId: string },
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const where = { classId, userId }
    const [left] = await tx.enrollment.findMany({ where, select: { role: true } })
    const { count } = await tx.enrollment.deleteMany({ where })
    if (!left || count === 0) return false
    const subject = { kind: 'person', id: userId } as const
    const entry = { byId, at, subject, classId, studentId: userId, before: { role: left.role } }
    // Their place in its groups goes with their place in the class.
    await tx.classGroupMember.deleteMany({ where: { userId, group: { classId } } })
    await recordAudit(tx, [{ ...entry, action: 'people.removed' }])
    return true
  })
}

/** All who are in a class, those who are locked as well. */
export async function listClassPeople(db: Database, classId: string) {
  const rows = await db.enrollment.findMany({
    where: { classId },
    select: { role: true, user: { select: { id: true, name: true, email: true, lockedAt: true } } },
  })
  return rows.map(({ role, user }) => ({ role, ...user }))
}

/** Moves students from one class to another, all or none. False where one of them is no student of the first. */
export async function moveStudents(
  db: Database,
  { from, to, students, byId, at }: By & { from: string; to: string; students: readonly string[] },
): Promise<boolean> {
  const userId = { in: [...students] }
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM enrollment WHERE class_id = ${from}::uuid AND user_id = ANY (${students}::uuid[])
      ORDER BY user_id FOR UPDATE`
    const own = { classId: from, userId, role: 'student' } as const
    if ((await tx.enrollment.count({ where: own })) !== students.length) return false
    await tx.enrollment.createMany({
      data: students.map((id) => ({ classId: to, userId: id, role: 'student' as const })),
      skipDuplicates: true,
    })
    await tx.enrollment.deleteMany({ where: own })
    await tx.classGroupMember.deleteMany({ where: { userId, group: { classId: from } } })
    await recordAudit(
      tx,
      students.flatMap((id) => {
        const entry = { byId, at, subject: { kind: 'person', id } as const, studentId: id }
        return [
          { ...entry, action: 'people.removed' as const, classId: from, after: { to } },
          { ...entry, action: 'people.added' as const, classId: to, before: { from } },
        ]
      }),
    )
    return true
  })
}
