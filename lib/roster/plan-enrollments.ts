import type { PlannedClass } from './plan-classes.ts'
import type { PlannedPerson } from './plan-people.ts'
import type { Planning } from './planning.ts'
import type { PlaceInClass, RosterEnrollment } from './roster.ts'

type Targets = { classes: Map<string, PlannedClass>; people: Map<string, PlannedPerson> }
type Pair = { classId: string; userId: string }

const keyOf = ({ classId, userId }: Pair) => `${classId} ${userId}`

/** Plans who is in which class. */
export function planEnrollments(planning: Planning, { classes, people }: Targets): void {
  const { roster, stored, by, changes, tell, refuse } = planning
  const places = new Map([...stored.enrollments, ...changes.entered].map((one) => [keyOf(one), one.role]))
  const wanted = new Map<string, { line: number; place: PlaceInClass }>()
  const leaving = new Set(changes.left.map(keyOf))
  const ending: { enrollment: RosterEnrollment; pair: Pair }[] = []
  // Who is in a class by one line and out of it by another, as at a new term, is in it.
  for (const enrollment of roster.enrollments) {
    const target = classes.get(enrollment.class)
    const person = people.get(enrollment.person)
    if (target === undefined) refuse(enrollment, 'unknown', 'class', enrollment.class)
    if (person === undefined) refuse(enrollment, 'unknown', 'user', enrollment.person)
    if (target === undefined || person === undefined) continue
    if (target === null || person.isGone) tell(enrollment, 'ignored')
    else {
      const pair = { classId: target.id, userId: person.id }
      if (enrollment.isEnding) ending.push({ enrollment, pair })
      else enter(enrollment, pair, person)
    }
  }
  for (const { enrollment, pair } of ending) {
    const isIn = places.has(keyOf(pair)) && !wanted.has(keyOf(pair)) && !leaving.has(keyOf(pair))
    if (isIn) changes.left.push(pair)
    leaving.add(keyOf(pair))
    tell(enrollment, isIn ? 'removed' : 'unchanged')
  }

  function enter(enrollment: RosterEnrollment, pair: Pair, { role }: PlannedPerson): void {
    const place = enrollment.place ?? (role === 'student' ? role : 'teacher')
    const before = wanted.get(keyOf(pair))
    const had = places.get(keyOf(pair))
    if (before && before.place !== place)
      refuse(enrollment, 'two-places', enrollment.person, String(before.line))
    // Who brings a class stays its teacher, whatever the file says of them.
    const isKept =
      before !== undefined || had === place || (pair.userId === by.timebackId && had === 'teacher')
    if (!before) wanted.set(keyOf(pair), { line: enrollment.line, place })
    if (isKept) {
      tell(enrollment, 'unchanged')
      return
    }
    if (place === 'teacher' && role === 'student' && !by.isAdmin)
      refuse(enrollment, 'role', enrollment.person, 'a teacher')
    changes.entered.push({ ...pair, role: place })
    tell(enrollment, had === undefined ? 'created' : 'updated')
  }
}
