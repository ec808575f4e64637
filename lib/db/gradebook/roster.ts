import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { toLessonType, toLessonTypeRow } from '#lib/db/content/lesson-type.ts'
import {
  isPlacement,
  type LessonType,
  lessonTypes,
  type PolicyName,
  placesInClass,
  type Role,
} from '#lib/std/terms.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { type Columns, readRows } from './row-query.ts'

/** Courses, their parts and people as OneRoster asks for them. */

const active = { status: { constant: 'active' } } as const

const organisationColumns: Columns = {
  ...active,
  sourcedId: { path: ['id'], kind: 'text' },
  name: { path: ['name'], kind: 'text' },
  type: { constant: 'school' },
  dateLastModified: { path: ['updatedAt'], kind: 'date' },
}

export type RosterOrganisation = { id: string; name: string; updatedAt: Date }

export const readOrganisations = readRows<RosterOrganisation>(
  organisationColumns,
  async (db, { where, ...query }) => {
    const [rows, total] = await db.$transaction([
      db.organisation.findMany({ where, ...query }),
      db.organisation.count({ where }),
    ])
    return { rows, total }
  },
)

const courseColumns: Columns = {
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

export const readCourses = readRows<RosterCourse>(courseColumns, async (db, { where, ...query }) => {
  const [rows, total] = await db.$transaction([
    db.course.findMany({ where, ...query, select: ofCourse }),
    db.course.count({ where }),
  ])
  return { rows, total }
})

const componentColumns: Columns = {
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

export const readComponents = readRows<RosterComponent>(componentColumns, async (db, { where, ...query }) => {
  const [rows, total] = await db.$transaction([
    db.component.findMany({ where, ...query }),
    db.component.count({ where }),
  ])
  return { rows, total }
})

const lessonColumns: Columns = {
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
  policy: PolicyName
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

export const readLessons = readRows<RosterLesson>(lessonColumns, async (db, { where, ...query }) => {
  const [rows, total] = await db.$transaction([
    db.lesson.findMany({ where, ...query, include: ofLesson }),
    db.lesson.count({ where }),
  ])
  return { rows: rows.map(toLesson), total }
})

function toLesson({
  course,
  _count,
  type,
  ...row
}: Prisma.LessonGetPayload<{ include: typeof ofLesson }>): RosterLesson {
  return { ...row, ...course, type: toLessonType(type), questionCount: _count.items }
}

/** The lessons of a subject, or those that place a student, of a subject or of all. */
export async function listRosterLessons(
  db: Database,
  { subject, placing = false }: { subject?: string | undefined; placing?: boolean },
): Promise<RosterLesson[]> {
  const rows = await db.lesson.findMany({
    where: {
      ...(subject !== undefined && { course: { subject } }),
      ...(placing && { type: { in: lessonTypes.filter(isPlacement).map(toLessonTypeRow) } }),
    },
    include: ofLesson,
    orderBy: { id: 'asc' },
  })
  return rows.map(toLesson)
}

/** The courses of a subject. */
export async function listRosterCourses(db: Database, subject: string): Promise<RosterCourse[]> {
  return db.course.findMany({ where: { subject }, select: ofCourse, orderBy: { id: 'asc' } })
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

const userColumns: Columns = {
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

export type RosterUser = {
  id: string
  email: string
  /** False where the address is made up. */
  hasEmail: boolean
  name: string
  role: Role
  updatedAt: Date
}

/** Who is there, or of whom is there in a class. */
const readUsersWhere = (within: Prisma.UserWhereInput) =>
  readRows<RosterUser>(userColumns, async (db, { where, ...query }) => {
    const both = { AND: [where, within] }
    const [rows, total] = await db.$transaction([
      db.user.findMany({ where: both, ...query }),
      db.user.count({ where: both }),
    ])
    return { rows, total }
  })

export const readUsers = readUsersWhere({})

/** The students of a class, or its teachers. */
export const readUsersOf = (classId: string, role: Role) =>
  readUsersWhere({ enrollments: { some: { classId, role } } })

const classColumns: Columns = {
  ...active,
  sourcedId: { path: ['id'], kind: 'uuid' },
  title: { path: ['title'], kind: 'text' },
  dateLastModified: { path: ['updatedAt'], kind: 'date' },
}

export type RosterClass = { id: string; title: string; updatedAt: Date; courses: { courseId: string }[] }

export const readClasses = readRows<RosterClass>(classColumns, async (db, { where, ...query }) => {
  const include = { courses: { select: { courseId: true } } }
  const [rows, total] = await db.$transaction([
    db.class.findMany({ where, ...query, include }),
    db.class.count({ where }),
  ])
  return { rows, total }
})

const enrollmentColumns: Columns = {
  ...active,
  sourcedId: { pair: ['classId', 'userId'] },
  'class.sourcedId': { path: ['classId'], kind: 'uuid' },
  'user.sourcedId': { path: ['userId'], kind: 'uuid' },
  role: { path: ['role'], kind: 'enum', rows: Object.fromEntries(placesInClass.map((role) => [role, role])) },
}

export type RosterEnrollment = { classId: string; userId: string; role: Role }

export const readEnrollments = readRows<RosterEnrollment>(
  enrollmentColumns,
  async (db, { where, ...query }) => {
    const [rows, total] = await db.$transaction([
      db.enrollment.findMany({ where, ...query }),
      db.enrollment.count({ where }),
    ])
    return { rows, total }
  },
  ['classId', 'userId'],
)
