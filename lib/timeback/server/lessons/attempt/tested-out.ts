import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { type LessonInPlace, type LessonRow, listLessons } from '#lib/db/content/lessons.ts'
import { coveredByTestOut } from '#lib/powerpath/test-outcome.ts'

/** The lessons that passing this test-out tests out of, in their order. */
export async function listTestedOut(db: Database, testOut: LessonInPlace): Promise<LessonRow[]> {
  const lessons = await listLessons(db, [testOut.course.code])
  return coveredByTestOut(toPlaced(testOut), lessons.map(toPlaced)).map(({ row }) => row)
}

/** A lesson where a test-out looks for it. */
export function toPlaced<T extends LessonInPlace>(row: T) {
  return { id: row.id, type: row.type, course: row.course.id, unit: row.componentId, row }
}
