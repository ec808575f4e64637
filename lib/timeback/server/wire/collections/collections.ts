import 'server-only'
import type { CollectionQuery } from '#lib/timeback/contract/powerpath-collections.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { type Collection, listOf, oneOf } from './collection.ts'
import { componentResources, courseComponents, courses, resources } from './content.ts'
import { assessmentLineItems, assessmentResults } from './gradebook.ts'
import { classes, enrollments, orgs, studentsOf, users } from './rostering.ts'

/** What the wire lists, by the name of the list. */
export const collections = {
  assessmentLineItems: bound(assessmentLineItems),
  assessmentResults: bound(assessmentResults),
  courses: bound(courses),
  courseComponents: bound(courseComponents),
  componentResources: bound(componentResources),
  resources: bound(resources),
  orgs: bound(orgs),
  users: bound(users),
  classes: bound(classes),
  enrollments: bound(enrollments),
}

export type CollectionName = keyof typeof collections

function bound<Row>(collection: Collection<Row>) {
  return {
    list: (deps: Deps, query: CollectionQuery) => listOf(deps, collection, query),
    get: (deps: Deps, sourcedId: string) => oneOf(deps, collection, sourcedId),
  }
}

export async function listCollection(
  deps: Deps,
  { name, ...query }: CollectionQuery & { name: CollectionName },
): Promise<object> {
  return collections[name].list(deps, query)
}

export async function getFromCollection(
  deps: Deps,
  { name, sourcedId }: { name: CollectionName; sourcedId: string },
): Promise<object> {
  return collections[name].get(deps, sourcedId)
}

/** The students of a class, as `listCollection`. Throws `OBJECT_NOT_FOUND` for a class that is not there. */
export async function listStudents(
  deps: Deps,
  { sourcedId, ...query }: CollectionQuery & { sourcedId: string },
): Promise<object> {
  await oneOf(deps, classes, sourcedId)
  return listOf(deps, studentsOf(sourcedId), query)
}
