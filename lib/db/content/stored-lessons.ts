import 'server-only'
import type { Database } from '#lib/db/client.ts'
import type { Difficulty, LessonType, PolicyName } from '#lib/std/terms.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { toLessonType } from './lesson-type.ts'

/** Whose a lesson is: a person's, the app's, or, without either, the school's. */
export type LessonOwnerRow = { ownerId: string | null; ownedByApp: boolean; isWithdrawn: boolean }

/** A lesson that may be the earlier version of an imported one. */
export type StoredLessonRow = LessonOwnerRow & {
  id: string
  title: string
  type: LessonType
  policy: PolicyName
  xp: number | null
  unit: string
  subTests: number
  courseCode: string
  items: {
    identifier: string
    sha256: string
    title: string
    subTest: number
    difficulty: Difficulty
    typicalMs: number | null
  }[]
}

const ownerColumns = { ownerId: true, ownedByApp: true, withdrawnAt: true } as const

/** The lessons called so, and those called so with a number behind (`ID-2`), each with its items in order. */
export async function listStoredLessons(
  db: Database | Prisma.TransactionClient,
  ids: string[],
): Promise<StoredLessonRow[]> {
  const rows = await db.lesson.findMany({
    where: { OR: [{ id: { in: ids } }, ...ids.map((id) => ({ id: { startsWith: `${id}-` } }))] },
    select: {
      id: true,
      title: true,
      type: true,
      policy: true,
      xp: true,
      subTests: true,
      ...ownerColumns,
      component: { select: { title: true } },
      course: { select: { code: true } },
      items: {
        orderBy: { position: 'asc' },
        select: {
          identifier: true,
          subTest: true,
          difficulty: true,
          typicalMs: true,
          item: { select: { sha256: true, title: true } },
        },
      },
    },
  })
  return rows.map(({ course, component, items, withdrawnAt, ...lesson }) => ({
    ...lesson,
    type: toLessonType(lesson.type),
    unit: component.title,
    isWithdrawn: withdrawnAt !== null,
    courseCode: course.code,
    items: items.map(({ item, ...place }) => ({ ...place, ...item })),
  }))
}

/** Whose a lesson is, if there is one of that name. */
export async function findLessonOwner(db: Database, id: string): Promise<LessonOwnerRow | null> {
  const row = await db.lesson.findUnique({ where: { id }, select: ownerColumns })
  if (!row) return null
  const { withdrawnAt, ...owner } = row
  return { ...owner, isWithdrawn: withdrawnAt !== null }
}

/** The lessons of these names become the app's, where they are nobody's. Returns how many. */
export async function giveLessonsToApp(db: Database, ids: string[]): Promise<number> {
  const { count } = await db.lesson.updateMany({
    where: { id: { in: ids }, ownerId: null, ownedByApp: false },
    data: { ownedByApp: true },
  })
  return count
}
