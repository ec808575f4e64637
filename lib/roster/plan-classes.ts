import { type Planning, plainIdOf } from './planning.ts'
import type { RosterClass } from './roster.ts'
import type { StoredClass } from './roster-plan.ts'

/** A class as it will be; `null` once it has ended. */
export type PlannedClass = { id: string; isNew: boolean } | null

/** Plans the classes and their courses; returns each class by its `sourcedId`. */
export function planClasses(planning: Planning, courseIds: Map<string, string>): Map<string, PlannedClass> {
  const { roster, stored, by, newId, changes, toRosterId, tell, refuse } = planning
  const planned = new Map<string, PlannedClass>()
  const find = finderOf(planning)
  for (const one of roster.classes) {
    const known = find(one)
    if (known === 'ambiguous' || known?.isWithin === false) {
      if (known === 'ambiguous') refuse(one, 'ambiguous-class', one.title)
      else refuse(one, 'not-yours', known.title)
      // Told once, and not of each who is in it.
      planned.set(one.sourcedId, null)
      continue
    }
    if (one.course !== null && !one.isEnding && !courseIds.has(one.course) && !isOfRoster(one.course))
      refuse(one, 'unknown', 'course', one.course)
    const rosterId = toRosterId(one.sourcedId)
    if (known) {
      planned.set(one.sourcedId, one.isEnding ? null : { id: known.id, isNew: false })
      reviseKnown(one, known)
    } else if (one.isEnding) {
      planned.set(one.sourcedId, null)
      tell(one, 'ignored', 'ended')
    } else {
      const id = newId()
      planned.set(one.sourcedId, { id, isNew: true })
      changes.classes.push({ id, rosterId, title: one.title, isNew: true })
      if (!by.isAdmin && by.timebackId !== null)
        changes.entered.push({ classId: id, userId: by.timebackId, role: 'teacher' })
      addCourse(one, id, [])
      tell(one, 'created')
    }
  }
  // A roster may enroll into what it brought before.
  for (const known of stored.classes)
    for (const name of [known.id, known.rosterId, known.rosterId && plainIdOf(known.rosterId)])
      if (name !== null && !planned.has(name) && known.isWithin)
        planned.set(name, { id: known.id, isNew: false })
  return planned

  function isOfRoster(sourcedId: string): boolean {
    return roster.courses.some((course) => course.sourcedId === sourcedId)
  }

  function reviseKnown(one: RosterClass, known: StoredClass): void {
    if (one.isEnding) {
      changes.endedClasses.push(known.id)
      tell(one, 'removed', 'ended')
      return
    }
    const isTitled = roster.names === 'ids' && known.title !== one.title
    if (isTitled)
      changes.classes.push({ id: known.id, rosterId: known.rosterId, title: one.title, isNew: false })
    const isTaught = addCourse(one, known.id, known.courseIds)
    tell(one, isTitled || isTaught ? 'updated' : 'unchanged')
  }

  function addCourse({ course }: RosterClass, classId: string, has: string[]): boolean {
    const courseId = course === null ? undefined : courseIds.get(course)
    if (courseId === undefined || has.includes(courseId)) return false
    changes.classCourses.push({ classId, courseId })
    return true
  }
}

/** Finds the class that is meant: by the ids of this roster, of the school's, and of the app; of a table by its title. */
function finderOf({ roster, stored, toRosterId }: Planning) {
  const byName = new Map<string, StoredClass>()
  for (const one of stored.classes) {
    byName.set(one.id, one)
    if (one.rosterId !== null) byName.set(one.rosterId, one)
  }
  const ofTitle = (title: string) =>
    stored.classes.filter((one) => one.isWithin && foldTitle(one.title) === foldTitle(title))
  return ({ sourcedId, title }: RosterClass): StoredClass | 'ambiguous' | undefined => {
    if (roster.names === 'ids') return byName.get(toRosterId(sourcedId) ?? '') ?? byName.get(sourcedId)
    const [first, second] = ofTitle(title)
    return second ? 'ambiguous' : first
  }
}

/** Titles that differ in case or spaces alone name one class. */
export function foldTitle(title: string): string {
  return title.trim().replace(/\s+/g, ' ').toLowerCase()
}
