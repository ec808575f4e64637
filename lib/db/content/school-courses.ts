import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { recordAudit } from '#lib/db/school/audit.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { type CourseRow, courseColumns } from './courses.ts'

type NewCourse = {
  id: string
  code: string
  title: string
  subject: string
  grade: number | null
  /** `null`: the number of its lessons, kept by the database. */
  totalLessons: number | null
}

const columns = { ...courseColumns, title: true } as const

/** A course of the school's own; `null` where its code is taken, in whatever case. */
export async function createSchoolCourse(
  db: Database,
  { totalLessons, ...course }: NewCourse,
  { byId, at }: { byId: string; at: Date },
) {
  return db.$transaction(async (tx) => {
    // Codes that differ in case alone are no conflict for an index, so two who come at once take turns.
    await tx.$executeRaw`LOCK TABLE course IN SHARE ROW EXCLUSIVE MODE`
    const code = { equals: course.code.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const
    if ((await tx.course.count({ where: { code } })) > 0) return null
    const { _max } = await tx.course.aggregate({ _max: { sortOrder: true } })
    const made = await tx.course.create({
      data: {
        ...course,
        ...{ source: 'school', totalLessons: totalLessons ?? 1, derivesTotal: totalLessons === null },
        sortOrder: (_max.sortOrder ?? -1) + 1,
      },
      select: columns,
    })
    const subject = { kind: 'course', id: made.id } as const
    await recordAudit(tx, [{ byId, at, action: 'course.made', subject, after: made }])
    return made
  })
}

const detailColumns = {
  ...columns,
  source: true,
  derivesTotal: true,
  withdrawnAt: true,
  sortOrder: true,
  _count: { select: { lessons: { where: { withdrawnAt: null } }, classes: true } },
} as const

/** A course as the school has it. */
export type SchoolCourseRow = CourseRow & {
  title: string
  /** Made here, and not by the configuration. */
  isOfSchool: boolean
  derivesTotal: boolean
  withdrawnAt: Date | null
  sortOrder: number
  /** How many are listed. */
  lessons: number
  classes: number
}

/** All courses, also those that are withdrawn, in their order. */
export async function listAllCourses(db: Prisma.TransactionClient): Promise<SchoolCourseRow[]> {
  const orderBy = [{ sortOrder: 'asc' }, { code: 'asc' }] as const
  return (await db.course.findMany({ select: detailColumns, orderBy: [...orderBy] })).map(toRow)
}

export async function findSchoolCourse(
  db: Prisma.TransactionClient,
  id: string,
): Promise<SchoolCourseRow | null> {
  const row = await db.course.findUnique({ where: { id }, select: detailColumns })
  return row && toRow(row)
}

function toRow({
  source,
  _count,
  ...row
}: Prisma.CourseGetPayload<{ select: typeof detailColumns }>): SchoolCourseRow {
  return { ...row, isOfSchool: source === 'school', ..._count }
}

type CourseChange = Partial<
  Pick<SchoolCourseRow, 'title' | 'grade' | 'totalLessons' | 'derivesTotal' | 'withdrawnAt' | 'sortOrder'>
>

/** Changes a course and notes what it was; `null` if it is gone. What `change` throws changes nothing. */
export async function changeCourse(
  db: Database,
  {
    id,
    byId,
    at,
    change,
  }: { id: string; byId: string; at: Date; change: (course: SchoolCourseRow) => CourseChange },
): Promise<SchoolCourseRow | null> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM course WHERE id = ${id} FOR UPDATE`
    const before = await findSchoolCourse(tx, id)
    if (!before) return null
    await tx.course.update({ where: { id }, data: change(before), select: { id: true } })
    const after = await findSchoolCourse(tx, id)
    if (!after) return null
    const subject = { kind: 'course', id } as const
    const isWithdrawn = after.withdrawnAt !== null
    if (isWithdrawn !== (before.withdrawnAt !== null))
      await recordAudit(tx, [
        { byId, at, subject, action: 'course.withdrawn', after: { withdrawn: isWithdrawn } },
      ])
    const [was, is] = [told(before), told(after)]
    if (JSON.stringify(was) !== JSON.stringify(is))
      await recordAudit(tx, [{ byId, at, subject, action: 'course.changed', before: was, after: is }])
    return after
  })
}

/** What an entry tells of a course. */
function told({ code, title, subject, grade, totalLessons, derivesTotal, sortOrder }: SchoolCourseRow) {
  return { code, title, subject, grade, totalLessons: derivesTotal ? null : totalLessons, sortOrder }
}
