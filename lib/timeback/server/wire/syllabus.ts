import 'server-only'
import { type CourseTree, findCourseTree, type RosterLesson } from '#lib/db/gradebook/roster.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { storable } from '#lib/timeback/contract/requests.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { toWireCourse, toWireResource } from './collections/content.ts'

/** A course with its parts, nested (protocol §1.2). Throws `COURSE_NOT_FOUND`. */
export async function getSyllabus(deps: Deps, { course }: { course: string }): Promise<{ syllabus: object }> {
  return { syllabus: toSyllabus(await requireCourseTree(deps, course)) }
}

export async function requireCourseTree({ db }: Deps, id: string): Promise<CourseTree> {
  const tree = storable(id) ? await findCourseTree(db, id) : null
  if (!tree) throw new DomainError('COURSE_NOT_FOUND', `There is no course ${id}.`)
  return tree
}

export function toSyllabus(tree: CourseTree): object {
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
