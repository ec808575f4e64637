import { groupBy } from '#lib/std/group-by.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import { planClasses } from './plan-classes.ts'
import { planCourses } from './plan-courses.ts'
import { planEnrollments } from './plan-enrollments.ts'
import { planPeople } from './plan-people.ts'
import { type Planning, rosterIdOf } from './planning.ts'
import type { Roster, RosterProblem } from './roster.ts'
import type {
  Importer,
  RosterAction,
  RosterChanges,
  RosterLine,
  RosterReport,
  Stored,
} from './roster-plan.ts'

/**
 * What a roster changes of what is here, and what becomes of each line; or every line that is wrong, and then nothing is to
 * be changed. The same roster planned again after its changes were made plans none.
 */
export function planRoster(
  roster: Roster,
  stored: Stored,
  { by, newId }: { by: Importer; newId: () => string },
): Result<{ changes: RosterChanges; report: RosterReport }, RosterProblem[]> {
  const lines: RosterLine[] = []
  const problems: RosterProblem[] = []
  const changes: RosterChanges = {
    ...{ courses: [], classes: [], endedClasses: [], people: [] },
    ...{ classCourses: [], entered: [], left: [] },
  }
  const planning: Planning = {
    ...{ roster, stored, by, newId, changes },
    toRosterId: (sourcedId) => (roster.names === 'ids' ? rosterIdOf(sourcedId, by) : null),
    tell: ({ file, line, sourcedId }, action, note) => lines.push({ file, line, sourcedId, action, note }),
    refuse: ({ file, line, sourcedId }, code, ...values) =>
      problems.push({ file, line, sourcedId, code, values }),
  }
  const courseIds = planCourses(planning)
  const classes = planClasses(planning, courseIds)
  const people = planPeople(planning)
  planEnrollments(planning, { classes, people })
  for (const { at, note } of roster.ignored) planning.tell(at, 'ignored', note)
  return problems.length > 0 ? err(problems) : ok({ changes, report: toReport(roster, lines) })
}

function toReport(roster: Roster, lines: RosterLine[]): RosterReport {
  const told = roster.names === 'ids' ? lines : onePerLine(roster, lines)
  const people = new Map<string, RosterAction>(roster.people.map(({ sourcedId }) => [sourcedId, 'unchanged']))
  const files = new Set(roster.people.map(({ file }) => file))
  for (const { file, sourcedId, action } of told)
    if (files.has(file) && people.get(sourcedId) === 'unchanged') people.set(sourcedId, action)
  const counts = { created: 0, updated: 0, unchanged: 0 }
  for (const action of people.values())
    counts[action === 'created' || action === 'updated' ? action : 'unchanged'] += 1
  return { ...counts, lines: told }
}

/** A line of a table brings a person, their class and their place in it: it is told of as the person. */
function onePerLine({ people, enrollments }: Roster, lines: RosterLine[]): RosterLine[] {
  const emailOf = new Map([...people, ...enrollments].map(({ line, sourcedId }) => [line, sourcedId]))
  const personLines = new Set(people.map(({ line }) => line))
  const ofPeople = lines.filter(({ line, sourcedId }) => emailOf.get(line) === sourcedId)
  const groups = [...groupBy(ofPeople, ({ line }) => line).values()].flatMap((group) => {
    const [person] = group
    if (!person) return []
    // A new place makes of somebody who stays as they are an update.
    const isUpdated = group.some(({ action }) => action !== 'unchanged')
    const action =
      person.action === 'created' && isPerson(person) ? 'created' : isUpdated ? 'updated' : 'unchanged'
    return [{ ...person, action } as const]
  })
  return groups.sort((a, b) => a.line - b.line)

  function isPerson({ line }: RosterLine): boolean {
    return personLines.has(line)
  }
}
