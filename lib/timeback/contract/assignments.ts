import { z } from 'zod'
import { type LateRule, lateRules } from '#lib/std/terms.ts'
import { id, words } from './requests.ts'

const moment = z.iso.datetime({ offset: true, error: 'must be a date and time with its zone (ISO 8601)' })
const dates = {
  beginsAt: moment.nullish(),
  dueAt: moment.nullish(),
  late: z.enum(lateRules, 'must be accept, mark or refuse').optional(),
}

/** For whom; exactly one. */
export const assignees = ['classId', 'groupId', 'studentId'] as const
/** What; exactly one. */
export const assignables = ['lessonId', 'unitId', 'packageId'] as const

/** `POST /api/teacher/assignments`; dates are ISO 8601, `late` is what becomes of what is done after `dueAt`. */
export const newAssignmentBody = z
  .strictObject({
    ...{ classId: id.optional(), groupId: id.optional(), studentId: id.optional() },
    ...{ lessonId: id.optional(), unitId: id.optional(), packageId: id.optional() },
    ...dates,
  })
  .superRefine((body, context) => {
    for (const names of [assignees, assignables]) {
      const given = names.filter((name) => body[name] !== undefined)
      if (given.length === 1) continue
      const message = `needs exactly one of ${names.join(', ')}`
      for (const name of given.length === 0 ? names : given)
        context.addIssue({ code: 'custom', path: [name], message })
    }
  })
export type NewAssignmentBody = z.infer<typeof newAssignmentBody>

/** `PATCH /api/teacher/assignments/:assignmentId`; `null` takes a date away. */
export const changeAssignmentBody = z
  .strictObject(dates)
  .refine((body) => Object.keys(body).length > 0, 'names nothing to change')
export type ChangeAssignmentBody = z.infer<typeof changeAssignmentBody>

/**
 * `PUT /api/teacher/assignments/:assignmentId/students/:timebackId`: another date for one student, or nothing of it; neither
 * is no exception.
 */
export const exceptionBody = z.strictObject({
  dueAt: moment.nullish(),
  excused: z.boolean('must be true or false').optional(),
})
export type ExceptionBody = z.infer<typeof exceptionBody>

const students = z.array(id, 'must be a list of students').max(500, 'can hold at most 500')

/** `POST /api/teacher/classes/:classId/groups`; students by their `timebackId`. */
export const newGroupBody = z.strictObject({ title: words(100), students })
export type NewGroupBody = z.infer<typeof newGroupBody>

/** `PATCH /api/teacher/classes/:classId/groups/:groupId` */
export const changeGroupBody = z
  .strictObject({ title: words(100).optional(), students: students.optional() })
  .refine((body) => Object.keys(body).length > 0, 'names nothing to change')
export type ChangeGroupBody = z.infer<typeof changeGroupBody>

/** Some of a class. */
export type ClassGroup = { id: string; title: string; students: string[] }

export const assignmentsQuery = z.strictObject({ classId: id })

/** Dates are ISO 8601. What follows `dueAt` is there only where it was given. */
export type Assignment = {
  id: string
  classId: string | null
  studentId: string | null
  lessonId: string | null
  packageId: string | null
  dueAt: string | null
  groupId?: string
  unitId?: string
  beginsAt?: string
  late?: LateRule
}

/** An assignment of a class, of a group of it, or of one of its students, as teachers see it. */
export type AssignmentStanding = {
  assignment: Assignment
  /** The lesson’s, the unit’s or the package’s name. */
  title: string
  /** Of the lesson or the unit. */
  courseTitle: string | null
  /** The group’s or the student’s name; `null` for the whole class. */
  to: string | null
  /** How many it is for, how many of them have done it, and how many of these after its date. */
  students: number
  done: number
  doneLate: number
  /** For whom it is otherwise. */
  exceptions: AssignmentException[]
}

export type AssignmentException = {
  student: { timebackId: string; name: string }
  /** ISO 8601. */
  dueAt: string | null
  excused: boolean
}

type Named = { id: string; title: string }

/** What can be assigned to a class: what its courses have, VR packages; and the groups of it. */
export type Assignables = {
  courses: { title: string; units: (Named & { lessons: Named[] })[] }[]
  packages: Named[]
  groups: Named[]
}

/** What a student has to do, the earliest due first. */
export type DueWork = {
  kind: 'lesson' | 'package'
  id: string
  title: string
  courseTitle: string | null
  /** ISO 8601; `null` where no date was given. */
  dueAt: string | null
  late: LateRule
  /** Its date is past. */
  isLate: boolean
  /** It was begun. */
  isOpen: boolean
}
