import 'server-only'
import { type RosterClass, type RosterUser, readClasses, readUsers } from '#lib/db/gradebook/roster.ts'
import type { Collection } from './collection.ts'
import { toSchoolRef } from './organisation.ts'

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
      email,
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
