import { type CsvCell, writeRow } from '#lib/csv/write-csv.ts'
import type { Role } from '#lib/std/terms.ts'
import { rosterTableNames } from './oneroster-tables.ts'
import { isOfTeacher } from './planning.ts'
import type { PlaceInClass } from './roster.ts'

/** What a school has, as it is written out; a person's role is without what a list of the settings adds. */
export type SchoolRoster = {
  school: { id: string; name: string }
  courses: (Named & { code: string; title: string; subject: string; grade: number | null })[]
  classes: (Named & { title: string; courseId: string | null })[]
  people: (Named & { email: string | null; name: string; role: Role })[]
  enrollments: { classId: string; userId: string; role: PlaceInClass }[]
}

/** Known to the outside by the id of the roster it came with, else by its own. */
type Named = { id: string; rosterId: string | null }

const roleNames = { student: 'student', teacher: 'teacher', admin: 'administrator' } as const

/**
 * The tables of a OneRoster 1.2 export by their file names (CSV binding, section 5), in bulk. The app that reads them again finds
 * nothing to change.
 */
export function writeOneRoster({
  school,
  courses,
  classes,
  people,
  enrollments,
}: SchoolRoster): Map<string, string> {
  const nameOf = new Map([...courses, ...classes, ...people].map((one) => [one.id, sourcedIdOf(one)]))
  const named = (id: string) => nameOf.get(id) ?? id
  const tables = {
    orgs: table(['sourcedId', 'name', 'type'], [[school.id, school.name, 'school']]),
    courses: table(
      ['sourcedId', 'title', 'courseCode', 'grades', 'orgSourcedId', 'subjects'],
      courses.map((one) => [
        sourcedIdOf(one),
        one.title,
        one.code,
        toGrade(one.grade),
        school.id,
        one.subject,
      ]),
    ),
    classes: table(
      ['sourcedId', 'title', 'classType', 'courseSourcedId', 'schoolSourcedId', 'termSourcedIds'],
      classes.map((one) => [
        ...[sourcedIdOf(one), one.title, 'homeroom', one.courseId && named(one.courseId), school.id, null],
      ]),
    ),
    users: table(
      ['sourcedId', 'enabledUser', 'username', 'givenName', 'familyName', 'email'],
      people.map((one) => [
        ...[sourcedIdOf(one), true, one.email ?? sourcedIdOf(one), ...splitName(one.name), one.email],
      ]),
    ),
    roles: table(
      ['sourcedId', 'userSourcedId', 'roleType', 'role', 'orgSourcedId'],
      people.map((one) => [`role-${one.id}`, sourcedIdOf(one), 'primary', roleNames[one.role], school.id]),
    ),
    enrollments: table(
      ['sourcedId', 'classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role', 'primary'],
      enrollments.map(({ classId, userId, role }) => [
        ...[`${classId}:${userId}`, named(classId), school.id, named(userId), role, false],
      ]),
    ),
  }
  const manifest = table(
    ['propertyName', 'value'],
    [
      ['manifest.version', '1.0'],
      ['oneroster.version', '1.2'],
      ...rosterTableNames.map((name) => [`file.${name}`, name in tables ? 'bulk' : 'absent']),
    ],
  )
  return new Map(Object.entries({ manifest, ...tables }).map(([name, text]) => [`${name}.csv`, text]))
}

function table(header: string[], rows: CsvCell[][]): string {
  return [header, ...rows].map(writeRow).join('')
}

function sourcedIdOf({ id, rosterId }: Named): string {
  return rosterId === null || isOfTeacher(rosterId) ? id : rosterId
}

/** A name is kept as it is written; its last word is the best guess at the family's. */
function splitName(name: string): [given: string, family: string] {
  const [, given = name, family = ''] = /^(.*) (\S+)$/.exec(name.trim()) ?? []
  return [given, family]
}

/** As the US common education data standards name it. */
function toGrade(grade: number | null): string | null {
  if (grade === null) return null
  if (grade < 1) return grade < 0 ? 'PK' : 'KG'
  return String(grade).padStart(2, '0')
}
