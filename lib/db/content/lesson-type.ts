import 'server-only'
import type { LessonType } from '#lib/powerpath/lesson-type.ts'
import type { LessonType as LessonTypeRow } from '#prisma/generated/client.ts'

const fromRow = {
  powerpath_100: 'powerpath-100',
  quiz: 'quiz',
  test_out: 'test-out',
  placement: 'placement',
  unit_test: 'unit-test',
} as const satisfies Record<LessonTypeRow, LessonType>

const toRow = Object.fromEntries(Object.entries(fromRow).map(([row, type]) => [type, row])) as Record<
  LessonType,
  LessonTypeRow
>

export function toLessonType(row: LessonTypeRow): LessonType {
  return fromRow[row]
}

export function toLessonTypeRow(type: LessonType): LessonTypeRow {
  return toRow[type]
}
