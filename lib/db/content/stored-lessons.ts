import 'server-only'
import type { Database } from '#lib/db/client.ts'

/** A lesson that may be the earlier version of an imported one. */
export type StoredLessonRow = {
  id: string
  title: string
  courseCode: string
  items: {
    identifier: string
    sha256: string
    title: string
    difficulty: 'easy' | 'medium' | 'hard'
    typicalMs: number | null
  }[]
}

/** The lessons called so, and those called so with a number behind (`ID-2`), each with its items in order. */
export async function listStoredLessons(db: Database, ids: string[]): Promise<StoredLessonRow[]> {
  const rows = await db.lesson.findMany({
    where: { OR: [{ id: { in: ids } }, ...ids.map((id) => ({ id: { startsWith: `${id}-` } }))] },
    select: {
      id: true,
      title: true,
      course: { select: { code: true } },
      items: {
        orderBy: { position: 'asc' },
        select: {
          identifier: true,
          difficulty: true,
          typicalMs: true,
          item: { select: { sha256: true, title: true } },
        },
      },
    },
  })
  return rows.map(({ course, items, ...lesson }) => ({
    ...lesson,
    courseCode: course.code,
    items: items.map(({ item, ...place }) => ({ ...place, ...item })),
  }))
}
