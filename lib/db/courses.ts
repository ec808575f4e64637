import 'server-only'
import type { PrismaClient } from '#prisma/generated/client.ts'

/** The course that a `CourseRef` names, if there is one. */
export async function findCourse(
  db: PrismaClient,
  ref: { subject: string; grade: number } | { code: string },
): Promise<{ id: string; totalLessons: number } | null> {
  const where = 'code' in ref ? { code: ref.code } : { subject_grade: ref }
  return db.course.findUnique({ where, select: { id: true, totalLessons: true } })
}
