import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { compareNames } from '#lib/std/compare-names.ts'
import type { Prisma } from '#prisma/generated/client.ts'

export type ClassRow = { id: string; title: string; students: { id: string; name: string; email: string }[] }

/** Whose classes: a teacher's own, or all of them. */
export type ClassScope = { teacherId: string } | 'all'

const select = {
  id: true,
  title: true,
  enrollments: {
    where: { role: 'student' },
    select: { user: { select: { id: true, name: true, email: true } } },
  },
} satisfies Prisma.ClassSelect

/** The classes in scope with their students, by title; the database's own order depends on where it runs. */
export async function listClassRows(db: Database, scope: ClassScope): Promise<ClassRow[]> {
  const rows = await db.class.findMany({ where: within(scope), select, orderBy: { id: 'asc' } })
  return rows.map(toClass).sort((a, b) => compareNames(a.title, b.title))
}

/** The class if it is in scope. */
export async function findClassRow(db: Database, scope: ClassScope, id: string): Promise<ClassRow | null> {
  const row = await db.class.findFirst({ where: { ...within(scope), id }, select })
  return row && toClass(row)
}

/** The student if they are in a class in scope, or in that one class of it. */
export async function findStudentRow(
  db: Database,
  scope: ClassScope,
  { studentId, classId }: { studentId: string; classId?: string | undefined },
): Promise<ClassRow['students'][number] | null> {
  const ofClass: Prisma.ClassWhereInput =
    classId === undefined ? within(scope) : { ...within(scope), id: classId }
  return db.user.findFirst({
    where: { id: studentId, enrollments: { some: { role: 'student', class: ofClass } } },
    select: { id: true, name: true, email: true },
  })
}

function within(scope: ClassScope): Prisma.ClassWhereInput {
  return scope === 'all' ? {} : { enrollments: { some: { userId: scope.teacherId, role: 'teacher' } } }
}

/** Students by name; those of one name by their address, so that their order stays. */
function toClass({ id, title, enrollments }: Prisma.ClassGetPayload<{ select: typeof select }>): ClassRow {
  const students = enrollments.map(({ user }) => user)
  students.sort((a, b) => compareNames(a.name, b.name) || compareNames(a.email, b.email))
  return { id, title, students }
}
