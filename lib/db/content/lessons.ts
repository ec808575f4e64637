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

/** What decides what comes of a lesson, without its questions. */
export type LessonInPlace = Omit<LessonRow, 'questionCount'>

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
