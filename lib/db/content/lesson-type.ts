import 'server-only'
import { toEnumName, toWord } from '#lib/db/enum-name.ts'
import { type LessonType, lessonTypes } from '#lib/std/terms.ts'
import type { LessonType as LessonTypeRow } from '#prisma/generated/client.ts'

/** Does not compile while one of the two lists has a type that the other has not. */
export function toLessonType(row: LessonTypeRow): LessonType {
  return toWord(lessonTypes, row)
}

export function toLessonTypeRow(type: LessonType): LessonTypeRow {
  return toEnumName(type)
}
