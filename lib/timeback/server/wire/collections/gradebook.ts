import 'server-only'
import {
  type GradeResult,
  type LineItem,
  readLineItems,
  readResults,
} from '#lib/db/gradebook/read-gradebook.ts'
import type { Collection } from './collection.ts'

/** Lines and results of the gradebook (protocol §5.2). */
export const assessmentLineItems: Collection<LineItem> = {
  names: { many: 'assessmentLineItems', one: 'assessmentLineItem' },
  read: readLineItems,
  toWire: (row) => {
    const { id, title, courseId, lessonId, parentId, resultValueMin, resultValueMax, metadata } = row
    return {
      sourcedId: id,
      status: 'active',
      dateLastModified: row.updatedAt.toISOString(),
      metadata,
      title,
      resultValueMin,
      resultValueMax,
      ...(parentId !== null && { parentAssessmentLineItem: { sourcedId: parentId } }),
      ...(lessonId !== null && { componentResource: { sourcedId: lessonId } }),
      ...(courseId !== null && { course: { sourcedId: courseId } }),
      learningObjectiveSet: [],
    }
  },
}

export const assessmentResults: Collection<GradeResult> = {
  names: { many: 'assessmentResults', one: 'assessmentResult' },
  read: readResults,
  toWire: (row) => ({
    ...toWireResult(row),
    assessmentLineItem: { sourcedId: row.lineItemId },
    student: { sourcedId: row.studentId },
  }),
}

/** A result without what it hangs on. */
export function toWireResult({
  id,
  score,
  scoreStatus,
  scoreDate,
  metadata,
  updatedAt,
}: GradeResult): object {
  return {
    sourcedId: id,
    status: 'active',
    dateLastModified: updatedAt.toISOString(),
    metadata,
    // Without one there is none: nothing on this wire says `null` where it can be left out.
    ...(score !== null && { score }),
    scoreDate: scoreDate.toISOString(),
    scoreStatus,
    learningObjectiveSet: [],
  }
}
