import 'server-only'
import type { PrismaClient } from '#prisma/generated/client.ts'

export type CourseRow = {
  id: string
  code: string
  subject: string
  grade: number | null
  totalLessons: number
}

export const courseColumns = {
  id: true,
  code: true,
  subject: true,
  grade: true,
  totalLessons: true,
} as const

/**
 * The course that a `CourseRef` names, if there is one. Several may be of one subject and grade: then the one of the
 * configuration is meant, else the school's first.
 */
export async function findCourse(
  db: PrismaClient,
  ref: { subject: string; grade: number } | { code: string },
): Promise<CourseRow | null> {
  const orderBy = [{ source: 'asc' }, { sortOrder: 'asc' }, { id: 'asc' }] as const
  return db.course.findFirst({ where: ref, orderBy: [...orderBy], select: courseColumns })
}

/** The same order as SQL. */
export const courseOrder = 'source, sort_order, id'

/** The courses that can be chosen for something, in their order. */
export async function listCourseChoices(
  db: PrismaClient,
): Promise<{ id: string; code: string; title: string }[]> {
  return db.course.findMany({
    where: { withdrawnAt: null },
    select: { id: true, code: true, title: true },
    orderBy: [{ sortOrder: 'asc' }, { code: 'asc' }],
  })
}
