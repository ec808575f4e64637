import 'server-only'
import { listAttemptSummaries } from '#lib/db/attempt-summaries.ts'
import { readCourseLines } from '#lib/db/gradebook-reads.ts'
import type { CourseTree } from '#lib/db/roster.ts'
import { isMastered } from '#lib/powerpath/mastery.ts'
import type { CourseProgressInput } from '#lib/timeback/contract/powerpath-requests.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { toWireResult } from './collections/gradebook.ts'
import { requireStudent } from './require-student.ts'
import { requireCourseTree } from './syllabus.ts'

/**
 * The course's lines with a student's results, and how its test-out stands (protocol §1.2). Throws
 * `COURSE_NOT_FOUND`, `STUDENT_NOT_FOUND`.
 */
export async function getCourseProgress(
  deps: Deps,
  { course, student, lessonId }: CourseProgressInput,
): Promise<object> {
  const tree = await requireCourseTree(deps, course)
  const { id: studentId } = await requireStudent(deps, student)
  const lines = await readCourseLines(deps.db, { courseId: tree.id, lessonId, studentId })
  const lineItems = lines.map(({ id, lessonId: resource, title, results }) => ({
    type: 'resource',
    assessmentLineItemSourcedId: id,
    courseComponentResourceSourcedId: resource,
    title,
    results: results.map(toWireResult),
  }))
  return { lineItems, testOut: await toTestOut(deps, tree, studentId) }
}

/** A course without a test-out lesson offers none. */
async function toTestOut(deps: Deps, tree: CourseTree, studentId: string): Promise<object> {
  const lesson = tree.components.flatMap(({ lessons }) => lessons).find(({ type }) => type === 'test-out')
  if (!lesson) return { status: 'not_eligible' }
  const attempts = await listAttemptSummaries(deps.db, { studentIds: [studentId], lessonId: lesson.id })
  const latest = attempts.at(-1)
  if (!latest) return { status: 'available' }
  const passed = isMastered(lesson.type, latest.score, lesson.masteryThreshold)
  const status = latest.status !== 'finalized' ? 'in_progress' : passed ? 'completed' : 'failed'
  return { status, assignmentId: latest.id, lessonId: lesson.id }
}
