import 'server-only'
import { isUuid } from '#lib/std/is-uuid.ts'
import type { Prisma, PrismaClient, ScoreStatus as ScoreStatusRow } from '#prisma/generated/client.ts'
import type { ScoreStatus } from './grade-lines.ts'

/** A line of the gradebook (OneRoster 1.2, AssessmentLineItem): a lesson's, or below it a question's. */
export type LineItemRow = {
  id: string
  title: string
  courseId: string | null
  /** The component resource; `null` for a question's line. */
  lessonId: string | null
  parentId: string | null
  resultValueMin: number
  resultValueMax: number
  /** `questionId` on a question's line. */
  metadata: Record<string, unknown>
  updatedAt: Date
}

/** What a student's attempt gave on a line (OneRoster 1.2, AssessmentResult). */
export type ResultRow = {
  id: string
  lineItemId: string
  studentId: string
  attempt: number
  /** Within the line's bounds. */
  score: number | null
  scoreStatus: ScoreStatus
  scoreDate: Date
  /** `xp`, `multiplier`, `accuracy`, `totalQuestions`, `correctQuestions`, `attempt`. */
  metadata: Record<string, unknown>
  updatedAt: Date
}

export type LineItemFilter = Partial<Pick<LineItemRow, 'id' | 'courseId' | 'lessonId' | 'parentId'>>

export type ResultFilter = Partial<
  Pick<ResultRow, 'id' | 'lineItemId' | 'studentId' | 'attempt' | 'scoreStatus'>
> & {
  /** Of all lines below this one. */
  parentId?: string
}

export type Slice = { limit: number; offset: number }
export type Page<T> = { rows: T[]; total: number }

/** In the order of their ids, which never changes. */
export async function listLineItems(
  db: PrismaClient,
  where: LineItemFilter,
  { limit, offset }: Slice,
): Promise<Page<LineItemRow>> {
  const [rows, total] = await Promise.all([
    db.assessmentLineItem.findMany({ where, orderBy: { id: 'asc' }, take: limit, skip: offset }),
    db.assessmentLineItem.count({ where }),
  ])
  return { rows: rows.map(toLineItem), total }
}

export async function findLineItem(db: PrismaClient, id: string): Promise<LineItemRow | null> {
  const row = await db.assessmentLineItem.findUnique({ where: { id } })
  return row && toLineItem(row)
}

/** In the order of their ids, which never changes; for a student who is no UUID there are none. */
export async function listResults(
  db: PrismaClient,
  { parentId, scoreStatus, ...filter }: ResultFilter,
  { limit, offset }: Slice,
): Promise<Page<ResultRow>> {
  if (filter.studentId !== undefined && !isUuid(filter.studentId)) return { rows: [], total: 0 }
  const where: Prisma.AssessmentResultWhereInput = { ...filter }
  if (scoreStatus !== undefined) where.scoreStatus = statusRows[scoreStatus]
  if (parentId !== undefined) where.lineItem = { parentId }
  const [rows, total] = await Promise.all([
    db.assessmentResult.findMany({ where, orderBy: { id: 'asc' }, take: limit, skip: offset }),
    db.assessmentResult.count({ where }),
  ])
  return { rows: rows.map(toResult), total }
}

export async function findResult(db: PrismaClient, id: string): Promise<ResultRow | null> {
  const row = await db.assessmentResult.findUnique({ where: { id } })
  return row && toResult(row)
}

const statusRows = {
  exempt: 'exempt',
  'fully graded': 'fully_graded',
  'not submitted': 'not_submitted',
  'partially graded': 'partially_graded',
  submitted: 'submitted',
} as const satisfies Record<ScoreStatus, ScoreStatusRow>

const statuses = Object.fromEntries(
  Object.entries(statusRows).map(([status, row]) => [row, status]),
) as Record<ScoreStatusRow, ScoreStatus>

function toLineItem({ metadata, ...row }: Prisma.AssessmentLineItemGetPayload<object>): LineItemRow {
  return { ...row, metadata: toRecord(metadata) }
}

function toResult({ metadata, scoreStatus, ...row }: Prisma.AssessmentResultGetPayload<object>): ResultRow {
  return { ...row, scoreStatus: statuses[scoreStatus], metadata: toRecord(metadata) }
}

/** The column holds objects only. */
function toRecord(metadata: Prisma.JsonValue): Record<string, unknown> {
  return typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata) ? metadata : {}
}
