import type { Planning } from './planning.ts'
import type { StoredCourse } from './roster-plan.ts'

/** Plans the courses; returns the id of each by its `sourcedId`. One that is known by its code is that course. */
export function planCourses({ roster, stored, by, newId, changes, tell }: Planning): Map<string, string> {
  const ids = new Map<string, string>()
  for (const { id, rosterId } of stored.courses) {
    ids.set(id, id)
    if (rosterId !== null) ids.set(rosterId, id)
  }
  const byId = new Map(stored.courses.map((course) => [course.id, course]))
  const byCode = new Map(stored.courses.map((course) => [course.code.toLowerCase(), course]))
  for (const course of roster.courses) {
    const { sourcedId, code, title, subject, grade } = course
    const known = byId.get(ids.get(sourcedId) ?? '') ?? byCode.get(code.toLowerCase())
    if (!known) {
      if (course.isEnding) tell(course, 'ignored')
      else if (!by.isAdmin) tell(course, 'ignored', 'without-course')
      else {
        const id = newId()
        ids.set(sourcedId, id)
        changes.courses.push({
          ...{ id, rosterId: sourcedId, code, title, subject, grade },
          ...{ isNew: true, isWithdrawn: false },
        })
        tell(course, 'created')
      }
      continue
    }
    ids.set(sourcedId, known.id)
    const wanted = wantedOf(known, course, by.isAdmin)
    const isChanged = isDifferent(known, wanted)
    if (isChanged || wanted.rosterId !== known.rosterId)
      changes.courses.push({ ...wanted, code: known.code, isNew: false })
    tell(course, course.isEnding && isChanged ? 'removed' : isChanged ? 'updated' : 'unchanged')
  }
  return ids
}

type Wanted = Pick<StoredCourse, 'id' | 'rosterId' | 'title' | 'subject' | 'grade' | 'isWithdrawn'>

/** What the configuration declares, and what was made by hand, is not a roster's to change. */
function wantedOf(
  known: StoredCourse,
  said: { sourcedId: string; title: string; subject: string; grade: number | null; isEnding: boolean },
  isAdmin: boolean,
): Wanted {
  if (!isAdmin) return known
  const isRosters = known.isOfSchool && known.rosterId === said.sourcedId
  const { title, subject, grade } = isRosters && !said.isEnding ? said : known
  // Its name there is kept, so that classes that come later find it.
  const rosterId = known.rosterId ?? (known.id === said.sourcedId ? null : said.sourcedId)
  return {
    id: known.id,
    rosterId,
    title,
    subject,
    grade,
    isWithdrawn: isRosters ? said.isEnding : known.isWithdrawn,
  }
}

function isDifferent(a: Wanted, b: Wanted): boolean {
  return (
    a.title !== b.title || a.subject !== b.subject || a.grade !== b.grade || a.isWithdrawn !== b.isWithdrawn
  )
}
