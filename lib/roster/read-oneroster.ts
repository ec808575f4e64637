import { addressForm } from '#lib/std/address-form.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import { type Role, roles as ranked, toSubject } from '#lib/std/terms.ts'
import { listOf, problemOf, type RosterRow, type RosterTables, readTables } from './oneroster-tables.ts'
import type {
  Roster,
  RosterClass,
  RosterCourse,
  RosterEnrollment,
  RosterPerson,
  RosterProblem,
} from './roster.ts'

/**
 * The roster that the files of a OneRoster export hold, by their names (`users.csv`), or every line that is wrong. Who and
 * what a line means is told by ids, which are looked up when the roster is planned.
 */
export function readOneRoster(files: ReadonlyMap<string, string>): Result<Roster, RosterProblem[]> {
  const { tables, problems } = readTables(files)
  const people = readPeople(tables, problems)
  const known = new Set(tables.users.map(({ sourcedId }) => sourcedId))
  const roster: Roster = {
    names: 'ids',
    courses: readCourses(tables, problems),
    classes: tables.classes.map(toClass),
    people: people.flatMap(({ person }) => (person ? [person] : [])),
    enrollments: tables.enrollments.flatMap((row) => toEnrollment(row, problems)),
    mentions: tables.roles
      .map((row) => ({ ...at(row), person: row.cell('userSourcedId') }))
      .filter(({ person }) => !known.has(person)),
    ignored: people.flatMap(({ row, person }) =>
      person ? [] : [{ at: at(row), note: 'guardian' as const }],
    ),
  }
  return problems.length > 0 ? err(problems) : ok(roster)
}

const at = ({ file, line, sourcedId }: RosterRow) => ({ file, line, sourcedId })

function readCourses({ courses }: RosterTables, problems: RosterProblem[]): RosterCourse[] {
  const lineOf = new Map<string, number>()
  return courses.map((row) => {
    const code = row.cell('courseCode') || row.sourcedId
    const before = lineOf.get(code.toLowerCase())
    if (before !== undefined) problems.push(problemOf(row, 'code-twice', [code, String(before)]))
    lineOf.set(code.toLowerCase(), row.line)
    return {
      ...at(row),
      code,
      title: row.cell('title'),
      subject: toSubject(listOf(row.cell('subjects'))[0] ?? 'None'),
      grade: toGrade(listOf(row.cell('grades'))[0] ?? ''),
      isEnding: row.isEnding,
    }
  })
}

/** A grade as the US common education data standards name it; the app counts from −1 (before kindergarten) to 13. */
function toGrade(name: string): number | null {
  if (/^kg$/i.test(name)) return 0
  if (/^(pk|pr|tk)$/i.test(name)) return -1
  return /^\d{1,2}$/.test(name) && Number(name) <= 13 ? Number(name) : null
}

function toClass(row: RosterRow): RosterClass {
  return {
    ...at(row),
    title: row.cell('title'),
    course: row.cell('courseSourcedId') || null,
    isEnding: row.isEnding,
  }
}

/** What a role of OneRoster 1.2 is here; `null` for who neither learns nor teaches. */
const roleOf: Readonly<Record<string, Role | null>> = {
  student: 'student',
  ...{ teacher: 'teacher', aide: 'teacher', proctor: 'teacher', counselor: 'teacher' },
  ...{ administrator: 'admin', districtadministrator: 'admin', siteadministrator: 'admin' },
  ...{ systemadministrator: 'admin', principal: 'admin' },
  ...{ guardian: null, parent: null, relative: null },
}

type Said = { row: RosterRow; person: RosterPerson | null }

function readPeople({ users, roles }: RosterTables, problems: RosterProblem[]): Said[] {
  const saidRoles = new Map<string, (Role | null)[]>()
  const note = (person: string, row: RosterRow) => {
    // 1.1 has the role in the file of the users.
    for (const name of listOf(row.cell('role'))) {
      const role = roleOf[name.toLowerCase()]
      if (role === undefined) problems.push(problemOf(row, 'value', ['role', name.slice(0, 60)]))
      else saidRoles.set(person, [...(saidRoles.get(person) ?? []), role])
    }
  }
  for (const row of roles) if (!row.isEnding) note(row.cell('userSourcedId'), row)
  if (roles.length === 0) for (const row of users) note(row.sourcedId, row)
  const lineOf = new Map<string, number>()
  return users.map((row) => {
    const said = saidRoles.get(row.sourcedId) ?? []
    if (said.length > 0 && said.every((role) => role === null)) return { row, person: null }
    const email = row.cell('email').toLowerCase()
    if (email !== '' && (!addressForm.test(email) || email.length > 254))
      problems.push(problemOf(row, 'address', [email.slice(0, 60)]))
    const before = lineOf.get(email)
    if (email !== '' && !row.isEnding) {
      if (before !== undefined) problems.push(problemOf(row, 'address-twice', [email, String(before)]))
      lineOf.set(email, row.line)
    }
    const person = { ...at(row), email: email || null, name: nameOf(row), role: highest(said) }
    const isDisabled = row.cell('enabledUser').toLowerCase() === 'false'
    return {
      row,
      person: { ...person, standing: row.isEnding ? 'gone' : isDisabled ? 'disabled' : 'active' },
    }
  })
}

/** The name somebody goes by, where the roster has one (1.2). */
function nameOf(row: RosterRow): string {
  const given = row.cell('preferredGivenName') || row.cell('preferredFirstName') || row.cell('givenName')
  const family = row.cell('preferredFamilyName') || row.cell('preferredLastName') || row.cell('familyName')
  return `${given} ${family}`.trim()
}

function highest(said: (Role | null)[]): Role | null {
  return ranked.findLast((role) => said.includes(role)) ?? null
}

function toEnrollment(row: RosterRow, problems: RosterProblem[]): RosterEnrollment[] {
  const name = row.cell('role')
  const role = roleOf[name.toLowerCase()]
  if (!role) {
    problems.push(problemOf(row, 'value', ['role', name.slice(0, 60)]))
    return []
  }
  const names = { class: row.cell('classSourcedId'), person: row.cell('userSourcedId') }
  return [
    {
      ...at(row),
      ...names,
      place: role === 'student' ? 'student' : 'teacher',
      isEnding: row.isEnding,
    },
  ]
}
