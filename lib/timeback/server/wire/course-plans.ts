import 'server-only'
import { listAttemptSummaries } from '#lib/db/attempts/attempt-summaries.ts'
import { readCourseLines } from '#lib/db/gradebook/read-gradebook.ts'
import { type CourseTree, findCourseTree, type RosterLesson } from '#lib/db/gradebook/roster.ts'
import { isMastered } from '#lib/powerpath/mastery.ts'
import { isTestOut } from '#lib/std/terms.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { CourseProgressInput } from '#lib/timeback/contract/powerpath-assessment.ts'
import { storable } from '#lib/timeback/contract/requests.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { requireStudent } from '#lib/timeback/server/people/people.ts'
import { toWireCourse, toWireResource } from './collections/content.ts'
import { toWireResult } from './collections/gradebook.ts'

/**
 * Everyone's plan of a course is the course: nothing is skipped or moved for one student, so a plan needs
 * no row of its own, and its id names the course and the student.
 */
type PlanKey = { course: string; student: string }

/** The plan as a syllabus (protocol §1.2). Throws `COURSE_NOT_FOUND`, `STUDENT_NOT_FOUND`. */
export async function getLessonPlan(deps: Deps, key: PlanKey): Promise<object> {
  return { lessonPlan: { lessonPlan: toSyllabus(await loadPlan(deps, key)) } }
}

/** The same by the plan's id. Throws `OBJECT_NOT_FOUND`. */
export async function getLessonPlanTree(deps: Deps, { plan }: { plan: string }): Promise<object> {
  return getLessonPlan(deps, toKey(plan))
}

/** The plan's items without what they hold. */
export async function getLessonPlanStructure(deps: Deps, { plan }: { plan: string }): Promise<object> {
  const tree = await loadPlan(deps, toKey(plan))
  const structure = tree.components.map(({ id, title, sortOrder, lessons }) => ({
    componentId: id,
    type: 'component',
    title,
    order: String(sortOrder),
    skipped: false,
    itemId: id,
    componentResources: lessons.map((lesson) => ({
      componentResourceId: lesson.id,
      type: 'resource',
      title: lesson.title,
      order: String(lesson.sortOrder),
      skipped: false,
      itemId: lesson.id,
    })),
    subComponents: [],
  }))
  const { id: courseId, title: courseTitle } = tree
  return { lessonPlan: { lessonPlan: { id: plan, courseId, courseTitle, structure } } }
}

/** What was changed in the plan: nothing. */
export async function getLessonPlanOperations(deps: Deps, { plan }: { plan: string }): Promise<object> {
  await loadPlan(deps, toKey(plan))
  return { operations: [] }
}

async function loadPlan(deps: Deps, { course, student }: PlanKey) {
  const tree = await requireCourseTree(deps, course)
  await requireStudent(deps, student)
  return tree
}

function toKey(plan: string): PlanKey {
  const [, course, student] = /^(.+):([^:]+)$/.exec(plan) ?? []
  if (course === undefined || student === undefined)
    throw new DomainError('OBJECT_NOT_FOUND', `There is no lesson plan ${plan}.`)
  return { course, student }
}

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
  const lesson = tree.components.flatMap(({ lessons }) => lessons).find(({ type }) => isTestOut(type))
  if (!lesson) return { status: 'not_eligible' }
  const attempts = await listAttemptSummaries(deps.db, { studentIds: [studentId], lessonId: lesson.id })
  // Once passed it is passed, whatever a later attempt comes to.
  const passed = attempts.find(
    ({ status, lessonType, score, masteryThreshold }) =>
      status === 'finalized' && isMastered(lessonType, score, masteryThreshold),
  )
  const shown = passed ?? attempts.at(-1)
  if (!shown) return { status: 'available' }
  const status = passed ? 'completed' : shown.status === 'finalized' ? 'failed' : 'in_progress'
  return { status, assignmentId: shown.id, lessonId: lesson.id }
}

/** A course with its parts, nested (protocol §1.2). Throws `COURSE_NOT_FOUND`. */
export async function getSyllabus(deps: Deps, { course }: { course: string }): Promise<{ syllabus: object }> {
  return { syllabus: toSyllabus(await requireCourseTree(deps, course)) }
}

async function requireCourseTree({ db }: Deps, id: string): Promise<CourseTree> {
  const tree = storable(id) ? await findCourseTree(db, id) : null
  if (!tree) throw new DomainError('COURSE_NOT_FOUND', `There is no course ${id}.`)
  return tree
}

function toSyllabus(tree: CourseTree): object {
  const subComponents = tree.components.map(({ id, title, sortOrder, lessons }) => ({
    id,
    sourcedId: id,
    status: 'active',
    title,
    sortOrder: String(sortOrder),
    metadata: {},
    prerequisites: [],
    componentResources: lessons.map(toPlacedResource),
    subComponents: [],
  }))
  return { course: toWireCourse(tree), subComponents }
}

function toPlacedResource(lesson: RosterLesson): object {
  const { id, componentId, title, sortOrder, type } = lesson
  return {
    tenantId: null,
    clientAppId: null,
    id,
    sourcedId: id,
    title,
    sortOrder: String(sortOrder),
    metadata: {},
    lessonType: type,
    courseComponentSourcedId: componentId,
    resource: { ...toWireResource(lesson), metadataDetails: { type: 'qti' } },
  }
}
