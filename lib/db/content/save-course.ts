import 'server-only'
import type { Database } from '#lib/db/client.ts'
import type { Prisma } from '#prisma/generated/client.ts'

export type CourseInput = {
  code: string
  title: string
  subject: string
  grade: number | null
  totalLessons: number
  sortOrder: number
}

/** Makes or updates the course of that code; returns its id. */
export async function saveCourse(
  db: Database | Prisma.TransactionClient,
  course: CourseInput,
  { keepTitle = false }: { keepTitle?: boolean } = {},
): Promise<string> {
  const { code, title, ...rest } = course
  const saved = await db.course.upsert({
    where: { code },
    create: { id: `course-${code.toLowerCase()}`, ...course },
    update: keepTitle ? rest : { ...rest, title },
    select: { id: true },
  })
  return saved.id
}
