import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { enumNames, toWord } from '#lib/db/enum-name.ts'
import { type ScoreStatus, scoreStatuses } from '#lib/std/terms.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { type Columns, readRows } from './row-query.ts'

const lineItemColumns: Columns = {
  sourcedId: { path: ['id'], kind: 'text' },
  status: { constant: 'active' },
  dateLastModified: { path: ['updatedAt'], kind: 'date' },
  title: { path: ['title'], kind: 'text' },
  'course.sourcedId': { path: ['courseId'], kind: 'text' },
  'componentResource.sourcedId': { path: ['lessonId'], kind: 'text' },
  'parentAssessmentLineItem.sourcedId': { path: ['parentId'], kind: 'text' },
}

export type LineItem = {
  id: string
  title: string
  courseId: string | null
  lessonId: string | null
  parentId: string | null
  resultValueMin: number
  resultValueMax: number
  metadata: Prisma.JsonValue
  updatedAt: Date
}

export const readLineItems = readRows<LineItem>(lineItemColumns, async (db, { where, ...query }) => {
  const [rows, total] = await db.$transaction([
    db.assessmentLineItem.findMany({ where, ...query }),
    db.assessmentLineItem.count({ where }),
  ])
  return { rows, total }
})

const resultColumns: Columns = {
  sourcedId: { path: ['id'], kind: 'text' },
  status: { constant: 'active' },
  dateLastModified: { path: ['updatedAt'], kind: 'date' },
  'student.sourcedId': { path: ['studentId'], kind: 'uuid' },
  'assessmentLineItem.sourcedId': { path: ['lineItemId'], kind: 'text' },
  score: { path: ['score'], kind: 'number' },
  scoreDate: { path: ['scoreDate'], kind: 'date' },
  scoreStatus: { path: ['scoreStatus'], kind: 'enum', rows: enumNames(scoreStatuses) },
}

export type GradeResult = {
  id: string
  lineItemId: string
  studentId: string
  score: number | null
  scoreStatus: ScoreStatus
  scoreDate: Date
  metadata: Prisma.JsonValue
  updatedAt: Date
}

export const readResults = readRows<GradeResult>(resultColumns, async (db, { where, ...query }) => {
  const [rows, total] = await db.$transaction([
    db.assessmentResult.findMany({ where, ...query }),
    db.assessmentResult.count({ where }),
  ])
  return { rows: rows.map((row) => ({ ...row, scoreStatus: toWord(scoreStatuses, row.scoreStatus) })), total }
})

/** The lessons' lines of a course with a student's results, in the order of the attempts. */
export async function readCourseLines(
  db: Database,
  { courseId, lessonId, studentId }: { courseId: string; lessonId?: string | undefined; studentId: string },
): Promise<(LineItem & { results: GradeResult[] })[]> {
  const rows = await db.assessmentLineItem.findMany({
    where: { parentId: null, lessonId: lessonId ?? { not: null }, lesson: { courseId } },
    include: { results: { where: { studentId }, orderBy: { attempt: 'asc' } } },
    orderBy: [
      { lesson: { component: { sortOrder: 'asc' } } },
      { lesson: { sortOrder: 'asc' } },
      { id: 'asc' },
    ],
  })
  return rows.map(({ results, ...row }) => ({
    ...row,
    results: results.map((result) => ({ ...result, scoreStatus: toWord(scoreStatuses, result.scoreStatus) })),
  }))
}
