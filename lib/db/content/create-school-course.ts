import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { recordAudit } from '#lib/db/school/audit.ts'
import { courseColumns } from './courses.ts'

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
