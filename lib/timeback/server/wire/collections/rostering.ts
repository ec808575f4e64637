import 'server-only'
import {
  type RosterClass,
  type RosterEnrollment,
  type RosterOrganisation,
  type RosterUser,
  readClasses,
  readEnrollments,
  readOrganisations,
  readUsers,
  readUsersOf,
} from '#lib/db/gradebook/roster.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import type { Collection } from './collection.ts'

const roles = { student: 'student', teacher: 'teacher', admin: 'administrator' } as const

/** People and classes (OneRoster 1.2, rostering). */
export const users: Collection<RosterUser> = {
  names: { many: 'users', one: 'user' },
  read: readUsers,
  toWire: ({ id, email, hasEmail, name, role, updatedAt }, deps) => {
    // A name is kept as it is written; its last word is the best guess at the family's.
    const [, given = name, family = ''] = /^(.*) (\S+)$/.exec(name.trim()) ?? []
    const org = toSchoolRef(deps)
    return {
      sourcedId: id,
      status: 'active',
      dateLastModified: updatedAt.toISOString(),
      metadata: {},
      // A made-up address stays in the house.
      username: hasEmail ? email : id,
      userIds: [],
      enabledUser: 'true',
      givenName: given,
      familyName: family,
      roles: [{ roleType: 'primary', role: roles[role], org }],
      agents: [],
      userProfiles: [],
      primaryOrg: org,
      ...(hasEmail && { email }),
      grades: [],
    }
  },
}

export const classes: Collection<RosterClass> = {
  names: { many: 'classes', one: 'class' },
  read: readClasses,
  toWire: ({ id, title, updatedAt, courses }, deps) => ({
    sourcedId: id,
    status: 'active',
    dateLastModified: updatedAt.toISOString(),
    metadata: {},
    title,
    // The published schema wants these three, be it as `null`.
    classCode: null,
    // A class here is a group of students that takes any course; where it takes one alone, that is named.
    classType: 'homeroom',
    location: null,
    course: courses.length === 1 ? toRef(deps, 'course', courses[0]?.courseId ?? '') : null,
    grades: [],
    subjects: [],
    school: toSchoolRef(deps),
    terms: [],
    subjectCodes: [],
    periods: [],
    resources: [],
  }),
}

/** Who is in which class. */
export const enrollments: Collection<RosterEnrollment> = {
  names: { many: 'enrollments', one: 'enrollment' },
  read: readEnrollments,
  toWire: ({ classId, userId, role }, deps) => ({
    sourcedId: `${classId}:${userId}`,
    status: 'active',
    metadata: {},
    role,
    primary: 'false',
    beginDate: null,
    endDate: null,
    user: toRef(deps, 'user', userId),
    class: toRef(deps, 'class', classId),
    school: toSchoolRef(deps),
  }),
}

/** The students of a class. */
export function studentsOf(classId: string): Collection<RosterUser> {
  return { ...users, read: readUsersOf(classId, 'student') }
}

const folders = { user: 'users', class: 'classes', course: 'courses' } as const

function toRef(deps: Deps, type: keyof typeof folders, sourcedId: string) {
  return {
    href: `${ownOrigin(deps)}/ims/oneroster/rostering/v1p2/${folders[type]}/${sourcedId}`,
    sourcedId,
    type,
  }
}

/** The one school that an installation is. */
export const ORGANISATION = 'school'

/** OneRoster's reference to it. */
function toSchoolRef(deps: Deps): { href: string; sourcedId: string; type: 'org' } {
  const href = `${ownOrigin(deps)}/ims/oneroster/rostering/v1p2/orgs/${ORGANISATION}`
  return { href, sourcedId: ORGANISATION, type: 'org' }
}

/** The school as OneRoster 1.2 lists organisations. */
export const orgs: Collection<RosterOrganisation> = {
  names: { many: 'orgs', one: 'org' },
  read: readOrganisations,
  toWire: ({ id, name, updatedAt }) => ({
    sourcedId: id,
    status: 'active',
    dateLastModified: updatedAt.toISOString(),
    metadata: {},
    name,
    type: 'school',
    identifier: id,
    children: [],
  }),
}

/** This app's address, which the things it names have in common. */
export function ownOrigin({ origin, config }: Deps): string {
  return origin ?? config.sensor
}
