import 'server-only'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { requireStudent } from '#lib/timeback/server/people/people.ts'
import { requireCourseTree, toSyllabus } from './syllabus.ts'

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
