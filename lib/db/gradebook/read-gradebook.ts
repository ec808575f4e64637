import 'server-only'
import type { Database } from '#lib/db/client.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { Columns, Page, RowQuery } from './row-query.ts'

const statuses = {
  exempt: 'exempt',
  'fully graded': 'fully_graded',
  'not submitted': 'not_submitted',
  'partially graded': 'partially_graded',
  submitted: 'submitted',
} as const

const wireStatuses = Object.fromEntries(Object.entries(statuses).map(([wire, row]) => [row, wire])) as Record<
  (typeof statuses)[keyof typeof statuses],
  keyof typeof statuses
>

export const lineItemColumns: Columns = {
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

export async function readLineItems(db: Database, { where, ...query }: RowQuery): Promise<Page<LineItem>> {
  const [rows, total] = await db.$transaction([
    db.assessmentLineItem.findMany({ where, ...query }),
    db.assessmentLineItem.count({ where }),
  ])
  return { rows, total }
}

export const resultColumns: Columns = {
  sourcedId: { path: ['id'], kind: 'text' },
  status: { constant: 'active' },
  dateLastModified: { path: ['updatedAt'], kind: 'date' },
  'student.sourcedId': { path: ['studentId'], kind: 'uuid' },
  'assessmentLineItem.sourcedId': { path: ['lineItemId'], kind: 'text' },
  score: { path: ['score'], kind: 'number' },
  scoreDate: { path: ['scoreDate'], kind: 'date' },
  scoreStatus: { path: ['scoreStatus'], kind: 'enum', rows: statuses },
}

export type GradeResult = {
  id: string
  lineItemId: string
  studentId: string
  score: number | null
  scoreStatus: keyof typeof statuses
  scoreDate: Date
  metadata: Prisma.JsonValue
  updatedAt: Date
}

export async function readResults(db: Database, { where, ...query }: RowQuery): Promise<Page<GradeResult>> {
  const [rows, total] = await db.$transaction([
    db.assessmentResult.findMany({ where, ...query }),
    db.assessmentResult.count({ where }),
  ])
  return { rows: rows.map((row) => ({ ...row, scoreStatus: wireStatuses[row.scoreStatus] })), total }
}

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
    results: results.map((result) => ({ ...result, scoreStatus: wireStatuses[result.scoreStatus] })),
  }))
}
