import 'server-only'
import type { Database } from '#lib/db/client.ts'
import type { LessonType } from '#lib/powerpath/lesson-type.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { toLessonType } from './lesson-type.ts'

/** A lesson with its place in a course. */
export type LessonRow = {
  id: string
  title: string
  type: LessonType
  policy: 'published' | 'evidence'
  xp: number | null
  masteryThreshold: number
  component: string
  componentId: string
  /** More than one makes it an assessment bank. */
  subTests: number
  /** That one attempt asks; of a bank, in its first sub-test. */
  questionCount: number
  course: {
    id: string
    code: string
    title: string
    subject: string
    grade: number | null
    totalLessons: number
  }
}

export type CourseFilter = {
  subject?: string | undefined
  grade?: number | undefined
  code?: string | undefined
}

const include = {
  course: true,
  component: { select: { title: true } },
  _count: { select: { items: { where: { subTest: 1 } } } },
} satisfies Prisma.LessonInclude

type Row = Prisma.LessonGetPayload<{ include: typeof include }>

/** The lessons of the courses that are configured and match, in the order of the courses. */
export async function listLessons(
  db: Database,
  codes: string[],
  filter: CourseFilter = {},
): Promise<LessonRow[]> {
  const { subject, grade, code } = filter
  const course: Prisma.CourseWhereInput = { code: { in: codes } }
  if (subject !== undefined) course.subject = subject
  if (grade !== undefined) course.grade = grade
  const rows = await db.lesson.findMany({
    where: { course: code === undefined ? course : { AND: [course, { code }] } },
    include,
    orderBy: [
      { course: { sortOrder: 'asc' } },
      { course: { code: 'asc' } },
      { sortOrder: 'asc' },
      { id: 'asc' },
    ],
  })
  return rows.map(toLesson)
}

export async function findLesson(db: Database, id: string): Promise<LessonRow | null> {
  const row = await db.lesson.findUnique({ where: { id }, include })
  return row && toLesson(row)
}

function toLesson({ component, _count, ...row }: Row): LessonRow {
  const { id, title, policy, xp, masteryThreshold, componentId, subTests } = row
  return {
    id,
    title,
    type: toLessonType(row.type),
    policy,
    xp,
    masteryThreshold,
    component: component.title,
    componentId,
    subTests,
    questionCount: _count.items,
    course: {
      id: row.course.id,
      code: row.course.code,
      title: row.course.title,
      subject: row.course.subject,
      grade: row.course.grade,
      totalLessons: row.course.totalLessons,
    },
  }
}

/** A question that a lesson can serve now; `id` is the item's identifier. */
export type PoolRow = {
  id: string
  difficulty: 'easy' | 'medium' | 'hard'
  itemId: string
  /** Of an assessment bank; 1 where there is only one. */
  subTest: number
  /** Chance of a right answer by guessing; like the others `null` where it is not known. */
  guessing: number | null
  /** Elo rating in logits. */
  rating: number | null
  typicalMs: number | null
  /** Whether an answer to it can be worth anything. */
  scored: boolean
}

/** The same of the questions that a lesson had before it was imported with others. */
export async function listKeptPool(
  db: Database,
  bankId: string,
  subTest: number | null = null,
): Promise<PoolRow[]> {
  const rows = await db.keptBankItem.findMany({
    where: { bankId, ...(subTest !== null && { subTest }) },
    orderBy: { position: 'asc' },
    select: poolColumns,
  })
  return rows.map(toPoolRow)
}

/** The questions of a lesson in their order: of one sub-test, or of all. */
export async function listPool(
  db: Database,
  lessonId: string,
  subTest: number | null = null,
): Promise<PoolRow[]> {
  const rows = await db.lessonItem.findMany({
    where: { lessonId, ...(subTest !== null && { subTest }) },
    orderBy: { position: 'asc' },
    select: poolColumns,
  })
  return rows.map(toPoolRow)
}

const poolColumns = {
  ...{ identifier: true, difficulty: true, itemId: true, subTest: true, rating: true, typicalMs: true },
  item: { select: { guessing: true, scored: true } },
} as const

type StoredPoolRow = Prisma.LessonItemGetPayload<{ select: typeof poolColumns }>

function toPoolRow({ identifier, item, ...row }: StoredPoolRow): PoolRow {
  return { id: identifier, ...row, ...item }
}
