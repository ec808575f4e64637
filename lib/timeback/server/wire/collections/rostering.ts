import 'server-only'
import {
  type RosterClass,
  type RosterOrganisation,
  type RosterUser,
  readClasses,
  readOrganisations,
  readUsers,
} from '#lib/db/gradebook/roster.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import type { Collection } from './collection.ts'

const roles = { student: 'student', teacher: 'teacher', admin: 'administrator' } as const

/** People and classes (OneRoster 1.2, rostering). */
export const users: Collection<RosterUser> = {
  names: { many: 'users', one: 'user' },
  read: readUsers,
  toWire: ({ id, email, name, role, updatedAt }, deps) => {
    // A name is kept as it is written; its last word is the best guess at the family's.
    const [, given = name, family = ''] = /^(.*) (\S+)$/.exec(name.trim()) ?? []
    const org = toSchoolRef(deps)
    return {
      sourcedId: id,
      status: 'active',
      dateLastModified: updatedAt.toISOString(),
      metadata: {},
      username: email,
      userIds: [],
      enabledUser: 'true',
      givenName: given,
      familyName: family,
      roles: [{ roleType: 'primary', role: roles[role], org }],
      agents: [],
      userProfiles: [],
      primaryOrg: org,
      // A child without an address has one here that nobody may write to.
      ...(!email.endsWith('.invalid') && { email }),
      grades: [],
    }
  },
}

export const classes: Collection<RosterClass> = {
  names: { many: 'classes', one: 'class' },
  read: readClasses,
  toWire: ({ id, title, updatedAt }, deps) => ({
    sourcedId: id,
    status: 'active',
    dateLastModified: updatedAt.toISOString(),
    metadata: {},
    title,
    // The published schema wants these three, be it as `null`.
    classCode: null,
    // A class here is a group of students that takes any course.
    classType: 'homeroom',
    location: null,
    course: null,
    grades: [],
    subjects: [],
    school: toSchoolRef(deps),
    terms: [],
    subjectCodes: [],
    periods: [],
    resources: [],
  }),
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
