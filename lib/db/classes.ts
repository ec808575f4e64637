import 'server-only'
import type { Prisma } from '#prisma/generated/client.ts'
import type { Database } from './client.ts'

export type ClassRow = { id: string; title: string; students: { id: string; name: string; email: string }[] }

/** Whose classes: a teacher's own, or all of them. */
export type ClassScope = { teacherId: string } | 'all'

const select = {
  id: true,
  title: true,
  enrollments: {
    where: { role: 'student' },
    select: { user: { select: { id: true, name: true, email: true } } },
    orderBy: { user: { name: 'asc' } },
  },
} satisfies Prisma.ClassSelect

/** The classes in scope with their students, by title. */
export async function listClassRows(db: Database, scope: ClassScope): Promise<ClassRow[]> {
  const rows = await db.class.findMany({ where: within(scope), select, orderBy: { title: 'asc' } })
  return rows.map(toClass)
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

function toClass({ id, title, enrollments }: Prisma.ClassGetPayload<{ select: typeof select }>): ClassRow {
  return { id, title, students: enrollments.map(({ user }) => user) }
}
