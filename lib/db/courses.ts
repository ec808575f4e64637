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
