import 'server-only'
import type { LessonType } from '#lib/powerpath/lesson-type.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { Database } from './client.ts'
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
  _count: { select: { items: true } },
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
  const { id, title, policy, xp, masteryThreshold } = row
  return {
    id,
    title,
    type: toLessonType(row.type),
    policy,
    xp,
    masteryThreshold,
    component: component.title,
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

/** Which of these lessons exist, and in which course. */
export async function listLessonCourses(
  db: Database,
  ids: string[],
): Promise<{ id: string; courseCode: string }[]> {
  const rows = await db.lesson.findMany({
    where: { id: { in: ids } },
    select: { id: true, course: { select: { code: true } } },
  })
  return rows.map(({ id, course }) => ({ id, courseCode: course.code }))
}

/** A question that a lesson can serve now; `id` is the item's identifier. */
export type PoolRow = {
  id: string
  difficulty: 'easy' | 'medium' | 'hard'
  itemId: string
  /** Chance of a right answer by guessing; like the others `null` where it is not known. */
  guessing: number | null
  /** Elo rating in logits. */
  rating: number | null
  typicalMs: number | null
}

export async function listPool(db: Database, lessonId: string): Promise<PoolRow[]> {
  const rows = await db.lessonItem.findMany({
    where: { lessonId },
    orderBy: { position: 'asc' },
    select: {
      ...{ identifier: true, difficulty: true, itemId: true, rating: true, typicalMs: true },
      item: { select: { guessing: true } },
    },
  })
  return rows.map(({ identifier, item, ...row }) => ({ id: identifier, ...row, guessing: item.guessing }))
}
