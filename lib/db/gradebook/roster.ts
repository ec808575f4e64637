import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { toLessonType } from '#lib/db/content/lesson-type.ts'
import type { LessonType } from '#lib/powerpath/lesson-type.ts'
import type { Prisma, Role } from '#prisma/generated/client.ts'
import type { Columns, Page, RowQuery } from './row-query.ts'

/** Courses, their parts and people as OneRoster asks for them. */

const active = { status: { constant: 'active' } } as const

export const organisationColumns: Columns = {
  ...active,
  sourcedId: { path: ['id'], kind: 'text' },
  name: { path: ['name'], kind: 'text' },
  type: { constant: 'school' },
  dateLastModified: { path: ['updatedAt'], kind: 'date' },
}

export type RosterOrganisation = { id: string; name: string; updatedAt: Date }

export async function readOrganisations(
  db: Database,
  { where, ...query }: RowQuery,
): Promise<Page<RosterOrganisation>> {
  const [rows, total] = await db.$transaction([
    db.organisation.findMany({ where, ...query }),
    db.organisation.count({ where }),
  ])
  return { rows, total }
}

export const courseColumns: Columns = {
  ...active,
  dateLastModified: { path: ['updatedAt'], kind: 'date' },
  sourcedId: { path: ['id'], kind: 'text' },
  title: { path: ['title'], kind: 'text' },
  courseCode: { path: ['code'], kind: 'text' },
  subjects: { path: ['subject'], kind: 'text' },
  grades: { path: ['grade'], kind: 'number' },
}

export type RosterCourse = {
  id: string
  code: string
  title: string
  subject: string
  grade: number | null
  totalLessons: number
  updatedAt: Date
}

const ofCourse = {
  id: true,
  code: true,
  title: true,
  subject: true,
  grade: true,
  totalLessons: true,
  updatedAt: true,
} as const

export async function readCourses(db: Database, { where, ...query }: RowQuery): Promise<Page<RosterCourse>> {
  const [rows, total] = await db.$transaction([
    db.course.findMany({ where, ...query, select: ofCourse }),
    db.course.count({ where }),
  ])
  return { rows, total }
}

export const componentColumns: Columns = {
  ...active,
  dateLastModified: { path: ['updatedAt'], kind: 'date' },
  sourcedId: { path: ['id'], kind: 'text' },
  title: { path: ['title'], kind: 'text' },
  sortOrder: { path: ['sortOrder'], kind: 'number' },
  'course.sourcedId': { path: ['courseId'], kind: 'text' },
}

export type RosterComponent = {
  id: string
  courseId: string
  title: string
  sortOrder: number
  createdAt: Date
  updatedAt: Date
}

export async function readComponents(
  db: Database,
  { where, ...query }: RowQuery,
): Promise<Page<RosterComponent>> {
  const [rows, total] = await db.$transaction([
    db.component.findMany({ where, ...query }),
    db.component.count({ where }),
  ])
  return { rows, total }
}

export const lessonColumns: Columns = {
  ...active,
  dateLastModified: { path: ['updatedAt'], kind: 'date' },
  sourcedId: { path: ['id'], kind: 'text' },
  title: { path: ['title'], kind: 'text' },
  sortOrder: { path: ['sortOrder'], kind: 'number' },
  'courseComponent.sourcedId': { path: ['componentId'], kind: 'text' },
  'resource.sourcedId': { path: ['id'], kind: 'text' },
  'course.sourcedId': { path: ['courseId'], kind: 'text' },
}

/** A lesson: a component resource, and the resource that it places. */
export type RosterLesson = {
  id: string
  courseId: string
  componentId: string
  title: string
  sortOrder: number
  type: LessonType
  policy: 'published' | 'evidence'
  xp: number | null
  masteryThreshold: number
  /** More than one makes it an assessment bank. */
  subTests: number
  subject: string
  grade: number | null
  updatedAt: Date
  questionCount: number
}

const ofLesson = {
  course: { select: { subject: true, grade: true } },
  _count: { select: { items: { where: { subTest: 1 } } } },
} satisfies Prisma.LessonInclude

export async function readLessons(db: Database, { where, ...query }: RowQuery): Promise<Page<RosterLesson>> {
  const [rows, total] = await db.$transaction([
    db.lesson.findMany({ where, ...query, include: ofLesson }),
    db.lesson.count({ where }),
  ])
  return { rows: rows.map(toLesson), total }
}

function toLesson({
  course,
  _count,
  type,
  ...row
}: Prisma.LessonGetPayload<{ include: typeof ofLesson }>): RosterLesson {
  return { ...row, ...course, type: toLessonType(type), questionCount: _count.items }
}

export type CourseTree = RosterCourse & { components: (RosterComponent & { lessons: RosterLesson[] })[] }

/** A course with its parts in their order. */
export async function findCourseTree(db: Database, id: string): Promise<CourseTree | null> {
  const orderBy = [{ sortOrder: 'asc' as const }, { id: 'asc' as const }]
  const row = await db.course.findUnique({
    where: { id },
    select: { ...ofCourse, components: { orderBy, include: { lessons: { orderBy, include: ofLesson } } } },
  })
  return (
    row && {
      ...row,
      components: row.components.map(({ lessons, ...component }) => ({
        ...component,
        lessons: lessons.map(toLesson),
      })),
    }
  )
}

export const userColumns: Columns = {
  ...active,
  sourcedId: { path: ['id'], kind: 'uuid' },
  email: { path: ['email'], kind: 'folded' },
  username: { path: ['email'], kind: 'folded' },
  dateLastModified: { path: ['updatedAt'], kind: 'date' },
  role: {
    path: ['role'],
    kind: 'enum',
    rows: { student: 'student', teacher: 'teacher', administrator: 'admin' },
  },
}

export type RosterUser = { id: string; email: string; name: string; role: Role; updatedAt: Date }

export async function readUsers(db: Database, { where, ...query }: RowQuery): Promise<Page<RosterUser>> {
  const [rows, total] = await db.$transaction([
    db.user.findMany({ where, ...query }),
    db.user.count({ where }),
  ])
  return { rows, total }
}

export const classColumns: Columns = {
  ...active,
  sourcedId: { path: ['id'], kind: 'uuid' },
  title: { path: ['title'], kind: 'text' },
  dateLastModified: { path: ['updatedAt'], kind: 'date' },
}

export type RosterClass = { id: string; title: string; updatedAt: Date }

export async function readClasses(db: Database, { where, ...query }: RowQuery): Promise<Page<RosterClass>> {
  const [rows, total] = await db.$transaction([
    db.class.findMany({ where, ...query }),
    db.class.count({ where }),
  ])
  return { rows, total }
}
