import 'server-only'
import { listAssignables } from '#lib/db/assignments/assignables.ts'
import type { AssignableKey, AssigneeKey, AssignmentRow } from '#lib/db/assignments/assignment-row.ts'
import { isAssignableLesson, isUnit } from '#lib/db/assignments/find-assignable.ts'
import {
  type AssignmentStandingRow,
  findAssignment,
  listAssignments,
} from '#lib/db/assignments/list-assignments.ts'
import {
  changeAssignment,
  isAssignedTo,
  putAssignment,
  putException,
  removeAssignment,
} from '#lib/db/assignments/save-assignment.ts'
import type { ClassRow } from '#lib/db/people/classes.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { defaultLateRule } from '#lib/std/terms.ts'
import type {
  Assignables,
  Assignment,
  AssignmentStanding,
  ChangeAssignmentBody,
  ExceptionBody,
  NewAssignmentBody,
} from '#lib/timeback/contract/assignments.ts'
import { DomainError, invalidField, requireFound } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { findTaughtClass, requireClass } from '#lib/timeback/server/people/require-class.ts'
import { requireTaught } from '#lib/timeback/server/people/require-taught.ts'
import { classScopeOf, type Viewer } from '#lib/timeback/server/people/viewer.ts'
import { requirePackage } from '#lib/timeback/server/vr/packages.ts'
import { requireGroup } from './groups.ts'

const toDate = (moment: string | null | undefined) => (moment ? new Date(moment) : null)

/**
 * Gives a class, a group or a student something to do; the same again sets its dates. Throws `CLASS_NOT_FOUND`,
 * `GROUP_NOT_FOUND`, `STUDENT_NOT_FOUND`, `LESSON_NOT_FOUND`, `UNIT_NOT_FOUND` and `PACKAGE_NOT_FOUND`, also for what is
 * another's, and `VALIDATION_ERROR` for a beginning that is not before the date.
 */
export async function assign(
  deps: Deps,
  viewer: Viewer,
  { beginsAt, dueAt, late = defaultLateRule, ...names }: NewAssignmentBody,
): Promise<{ assignment: Assignment }> {
  const { auditClassId, ...assignee } = await requireAssignee(deps, viewer, names)
  const assignable = await requireAssignable(deps, viewer, names)
  const dates = checkDates({ beginsAt: toDate(beginsAt), dueAt: toDate(dueAt), late })
  const by = { byId: viewer.timebackId, at: deps.now(), auditClassId }
  return {
    assignment: toAssignment(await putAssignment(deps.db, { ...assignee, ...assignable, ...dates, ...by })),
  }
}

/** What a class, its groups and its students have to do, the earliest due first. Throws `CLASS_NOT_FOUND`. */
export async function listOfClass(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  { classId }: { classId: string },
): Promise<AssignmentStanding[]> {
  const { id } = await requireClass({ db }, viewer, classId)
  return (await listAssignments(db, id)).map(toStanding)
}

/** A class's page of these, with what can be given to it; `null` if the viewer does not teach it. */
export async function findAssignmentsOfClass(
  { db, config }: Pick<Deps, 'db' | 'config'>,
  viewer: Viewer,
  { classId }: { classId: string },
): Promise<{ class: ClassRow; assignments: AssignmentStanding[]; assignables: Assignables } | null> {
  if (!isUuid(classId)) return null
  const codes = config.courses.map(({ code }) => code)
  const ownerId = viewer.role === 'admin' ? null : viewer.timebackId
  const [taught, rows, assignables] = await Promise.all([
    findTaughtClass({ db }, viewer, classId),
    listAssignments(db, classId),
    listAssignables(db, { classId, codes, ownerId }),
  ])
  return taught && { class: taught, assignments: rows.map(toStanding), assignables }
}

type OfOne = { assignmentId: string }

/** Sets other dates, those that are named. Throws `ASSIGNMENT_NOT_FOUND`, `VALIDATION_ERROR` as `assign`. */
export async function reviseAssignment(
  deps: Pick<Deps, 'db' | 'now'>,
  viewer: Viewer,
  { assignmentId, beginsAt, dueAt, late }: ChangeAssignmentBody & OfOne,
): Promise<{ assignment: Assignment }> {
  const { id, auditClassId } = await requireAssignment(deps, viewer, assignmentId)
  const by = { byId: viewer.timebackId, at: deps.now(), auditClassId }
  const row = await changeAssignment(deps.db, { ...by, id }, (before) =>
    checkDates({
      beginsAt: beginsAt === undefined ? before.beginsAt : toDate(beginsAt),
      dueAt: dueAt === undefined ? before.dueAt : toDate(dueAt),
      late: late ?? before.late,
    }),
  )
  return { assignment: toAssignment(requireFound(row, 'ASSIGNMENT_NOT_FOUND')) }
}

/** Takes an assignment back; what was done stays. Throws `ASSIGNMENT_NOT_FOUND`. */
export async function endAssignment(
  deps: Pick<Deps, 'db' | 'now'>,
  viewer: Viewer,
  { assignmentId }: OfOne,
): Promise<void> {
  const { id, auditClassId } = await requireAssignment(deps, viewer, assignmentId)
  const by = { byId: viewer.timebackId, at: deps.now(), auditClassId }
  if (!(await removeAssignment(deps.db, { ...by, id }))) throw assignmentNotFound()
}

/** Throws `ASSIGNMENT_NOT_FOUND`, also for somebody else's. */
async function requireAssignment({ db }: Pick<Deps, 'db'>, viewer: Viewer, id: string) {
  const found = isUuid(id) ? await findAssignment(db, classScopeOf(viewer), id) : null
  if (!found) throw assignmentNotFound()
  return found
}

function assignmentNotFound(): DomainError {
  return new DomainError('ASSIGNMENT_NOT_FOUND', 'There is no such assignment here.')
}

async function requireAssignee(
  deps: Pick<Deps, 'db'>,
  viewer: Viewer,
  { classId, groupId, studentId }: NewAssignmentBody,
): Promise<AssigneeKey & { auditClassId: string | null }> {
  const nobody = { classId: null, groupId: null, studentId: null, auditClassId: null }
  if (classId !== undefined) {
    const { id } = await requireClass(deps, viewer, classId)
    return { ...nobody, classId: id, auditClassId: id }
  }
  if (groupId !== undefined) {
    const group = await requireGroup(deps, viewer, groupId)
    return { ...nobody, groupId: group.id, auditClassId: group.classId }
  }
  return { ...nobody, studentId: (await requireTaught(deps, viewer, { student: studentId ?? '' })).id }
}

async function requireAssignable(
  deps: Deps,
  viewer: Viewer,
  { lessonId, unitId, packageId }: NewAssignmentBody,
): Promise<AssignableKey> {
  const nothing = { lessonId: null, unitId: null, packageId: null }
  if (lessonId !== undefined) {
    if (await isAssignableLesson(deps.db, lessonId)) return { ...nothing, lessonId }
    throw new DomainError('LESSON_NOT_FOUND', 'There is no such lesson to assign.')
  }
  if (unitId !== undefined) {
    if (await isUnit(deps.db, unitId)) return { ...nothing, unitId }
    throw new DomainError('UNIT_NOT_FOUND', 'There is no such unit.')
  }
  return { ...nothing, packageId: (await requirePackage(deps, { viewer, id: packageId ?? '' })).id }
}

function checkDates<T extends { beginsAt: Date | null; dueAt: Date | null }>(dates: T): T {
  if (dates.beginsAt && dates.dueAt && dates.beginsAt >= dates.dueAt)
    throw invalidField('beginsAt', 'must be before it is due')
  return dates
}

function toStanding(standing: AssignmentStandingRow): AssignmentStanding {
  const { title, courseTitle, to, students, done, doneLate, exceptions, ...row } = standing
  return {
    ...{ title, courseTitle, to, students, done, doneLate },
    assignment: toAssignment(row),
    exceptions: exceptions.map(({ dueAt, ...exception }) => ({
      ...exception,
      dueAt: dueAt === null ? null : new Date(dueAt).toISOString(),
    })),
  }
}

function toAssignment({ beginsAt, dueAt, groupId, unitId, late, ...row }: AssignmentRow): Assignment {
  const { id, classId, studentId, lessonId, packageId } = row
  return {
    ...{ id, classId, studentId, lessonId, packageId, dueAt: dueAt?.toISOString() ?? null },
    ...(groupId !== null && { groupId }),
    ...(unitId !== null && { unitId }),
    ...(beginsAt && { beginsAt: beginsAt.toISOString() }),
    ...(late !== defaultLateRule && { late }),
  }
}

/**
 * Gives one student another date for an assignment, or nothing of it to do. Throws `ASSIGNMENT_NOT_FOUND`, and
 * `STUDENT_NOT_FOUND` for whom it is not for.
 */
export async function except(
  deps: Pick<Deps, 'db' | 'now'>,
  viewer: Viewer,
  { assignmentId, timebackId, dueAt, excused = false }: ExceptionBody & OfOne & { timebackId: string },
): Promise<{ exception: { studentId: string; dueAt: string | null; excused: boolean } }> {
  const { id, auditClassId } = await requireAssignment(deps, viewer, assignmentId)
  const { id: studentId } = await requireTaught(deps, viewer, { student: timebackId })
  if (!(await isAssignedTo(deps.db, { id, studentId })))
    throw new DomainError('STUDENT_NOT_FOUND', 'This assignment is not for that student.')
  const date = toDate(dueAt)
  const by = { byId: viewer.timebackId, at: deps.now(), auditClassId }
  await putException(deps.db, { ...by, id, studentId, dueAt: date, excused })
  return { exception: { studentId, dueAt: date?.toISOString() ?? null, excused } }
}
