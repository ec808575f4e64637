import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { assert } from '#lib/std/assert.ts'
import { groupBy } from '#lib/std/group-by.ts'
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
  // One relation a query: a transaction has one connection, where two at once would wait for each other.
  const rows = await db.lesson.findMany({
    where: { OR: [{ id: { in: ids } }, ...ids.map((id) => ({ id: { startsWith: `${id}-` } }))] },
    select: {
      ...{ id: true, title: true, type: true, policy: true, xp: true, subTests: true, componentId: true },
      ...ownerColumns,
      course: { select: { code: true } },
    },
  })
  const units = await db.component.findMany({
    where: { id: { in: rows.map(({ componentId }) => componentId) } },
    select: { id: true, title: true },
  })
  const places = await db.lessonItem.findMany({
    where: { lessonId: { in: rows.map(({ id }) => id) } },
    orderBy: { position: 'asc' },
    select: {
      ...{ lessonId: true, identifier: true, subTest: true, difficulty: true, typicalMs: true },
      item: { select: { sha256: true, title: true } },
    },
  })
  const titles = new Map(units.map(({ id, title }) => [id, title]))
  const items = groupBy(places, ({ lessonId }) => lessonId)
  return rows.map(({ course, componentId, withdrawnAt, ...lesson }) => {
    const unit = titles.get(componentId)
    assert(unit !== undefined, `the unit ${componentId} of ${lesson.id} is stored`)
    return {
      ...lesson,
      unit,
      type: toLessonType(lesson.type),
      isWithdrawn: withdrawnAt !== null,
      courseCode: course.code,
      items: (items.get(lesson.id) ?? []).map(({ item, lessonId: _lesson, ...place }) => ({
        ...place,
        ...item,
      })),
    }
  })
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
