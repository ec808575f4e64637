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

/** The course that a `CourseRef` names, if there is one. */
export async function findCourse(
  db: PrismaClient,
  ref: { subject: string; grade: number } | { code: string },
): Promise<CourseRow | null> {
  const where = 'code' in ref ? { code: ref.code } : { subject_grade: ref }
  return db.course.findUnique({ where, select: courseColumns })
}

/** Those of the courses of these codes that exist, in their order. */
export async function listCourseTitles(
  db: PrismaClient,
  codes: string[],
): Promise<{ code: string; title: string }[]> {
  return db.course.findMany({
    where: { code: { in: codes } },
    select: { code: true, title: true },
    orderBy: [{ sortOrder: 'asc' }, { code: 'asc' }],
  })
}
