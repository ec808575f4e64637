import { planRoster } from '#lib/roster/plan-roster.ts'
import { sayProblem } from '#lib/roster/problem-words.ts'
import { readOneRoster } from '#lib/roster/read-oneroster.ts'
import type { Roster, RosterProblem } from '#lib/roster/roster.ts'
import type { Importer, RosterChanges, Stored } from '#lib/roster/roster-plan.ts'

/** Rosters of a small school, read and planned; what is wrong is told in its words. */

export const admin: Importer = { timebackId: '00000000-0000-4000-8000-000000000001', isAdmin: true }
export const teacher: Importer = { timebackId: '00000000-0000-4000-8000-000000000002', isAdmin: false }
export const pull: Importer = { timebackId: null, isAdmin: true }

let ids = 0
export const newId = () => `id-${++ids}`

export const manifest = [
  'propertyName,value',
  'manifest.version,1.0',
  'oneroster.version,1.2',
  ...['orgs', 'academicSessions', 'courses', 'classes', 'users', 'roles', 'enrollments'].map(
    (name) => `file.${name},bulk`,
  ),
]
export const files = (changed: Record<string, string[]> = {}) =>
  new Map(
    Object.entries({
      manifest,
      orgs: ['sourcedId,status,name,type', 'o1,,School,school'],
      academicSessions: [
        'sourcedId,title,type,startDate,endDate,schoolYear',
        't1,2026,term,2026-08-01,2027-07-01,2027',
      ],
      courses: [
        'sourcedId,status,title,courseCode,grades,subjects,orgSourcedId',
        'c1,,Math 3,M-3,03,Math,o1',
      ],
      classes: ['sourcedId,status,title,courseSourcedId,schoolSourcedId,termSourcedIds', 'k1,,3 A,c1,o1,t1'],
      users: [
        'sourcedId,status,enabledUser,givenName,familyName,email',
        'u1,,true,Ann,Lee,Ann@School.example',
        'u2,,true,Ben,Ode,',
        'u3,,true,Tea,Cher,tea@school.example',
      ],
      roles: [
        'sourcedId,userSourcedId,roleType,role,orgSourcedId',
        'r1,u1,primary,student,o1',
        'r2,u2,primary,student,o1',
        'r3,u3,primary,teacher,o1',
      ],
      enrollments: [
        'sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role',
        'e1,,k1,o1,u1,student',
        'e2,,k1,o1,u2,student',
        'e3,,k1,o1,u3,teacher',
      ],
      ...changed,
    }).map(([name, lines]) => [`${name}.csv`, lines.join('\n')]),
  )

export const nothing: Stored = { people: [], classes: [], courses: [], enrollments: [] }

export function read(changed?: Record<string, string[]>): Roster {
  const result = readOneRoster(files(changed))
  if (!result.ok) throw new Error(result.error.map(sayProblem).join('\n'))
  return result.value
}
export function readProblems(changed: Record<string, string[]>): string[] {
  const result = readOneRoster(files(changed))
  return result.ok ? [] : result.error.map(toWords)
}
export const toWords = (problem: RosterProblem) => `${problem.file}:${problem.line} ${sayProblem(problem)}`
export function plan(roster: Roster, stored: Stored, by = admin) {
  const planned = planRoster(roster, stored, { by, newId })
  if (!planned.ok) throw new Error(planned.error.map(toWords).join('\n'))
  return planned.value
}
export function planProblems(roster: Roster, stored: Stored, by = admin): string[] {
  const planned = planRoster(roster, stored, { by, newId })
  return planned.ok ? [] : planned.error.map(toWords)
}
export const countsOf = ({ report: { created, updated, unchanged } }: ReturnType<typeof plan>) => [
  created,
  updated,
  unchanged,
]
export const nothingToDo: RosterChanges = {
  ...{ courses: [], classes: [], endedClasses: [], people: [], classCourses: [], entered: [], left: [] },
}

/** What the changes make of what was there. */
export function apply(stored: Stored, changes: RosterChanges, by = admin): Stored {
  const merge = <T extends { id: string }>(old: T[], changed: T[]) => [
    ...old.filter(({ id }) => !changed.some((one) => one.id === id)),
    ...changed,
  ]
  const out = new Set(changes.left.map(({ classId, userId }) => classId + userId))
  const enrollments = stored.enrollments
    .filter(({ classId, userId }) => !out.has(classId + userId) && !changes.endedClasses.includes(classId))
    .filter(
      ({ classId, userId }) =>
        !changes.entered.some((one) => one.classId === classId && one.userId === userId),
    )
    .concat(changes.entered.map((one) => ({ ...one, isWithin: true })))
  const isOwn = (id: string) => enrollments.some(({ userId, role }) => userId === id && role === 'student')
  return {
    people: merge(
      stored.people,
      changes.people.map(({ was: _was, ...one }) => ({ ...one, isOwnStudent: false })),
    ).map((one) => ({ ...one, isOwnStudent: !by.isAdmin && isOwn(one.id) })),
    courses: merge(
      stored.courses,
      changes.courses.map(({ isNew: _new, ...one }) => ({ ...one, isOfSchool: true })),
    ),
    classes: merge(
      stored.classes,
      changes.classes.map(({ isNew: _new, ...one }) => ({
        ...one,
        isWithin: true,
        courseIds: [] as string[],
      })),
    )
      .filter(({ id }) => !changes.endedClasses.includes(id))
      .map((one) => ({
        ...one,
        courseIds: [
          ...(stored.classes.find(({ id }) => id === one.id)?.courseIds ?? []),
          ...changes.classCourses.filter(({ classId }) => classId === one.id).map(({ courseId }) => courseId),
        ],
      })),
    enrollments,
  }
}
