import 'server-only'
import { listCourseChoices } from '#lib/db/content/courses.ts'
import { listAllClasses, listClassTitles } from '#lib/db/people/list-classes.ts'
import {
  changeClass,
  createClass,
  deleteClass,
  findSchoolClass,
  listClassPeople,
  moveStudents,
  removeFromClass,
  type SchoolClassRow,
} from '#lib/db/people/save-class.ts'
import { addPeople, listKnownStudents } from '#lib/db/people/save-people.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { compareNames } from '#lib/std/names.ts'
import type {
  ChangeClassBody,
  ClassesQuery,
  ClassPeopleBody,
  ClassPerson,
  ListedClass,
  MoveStudentsBody,
  NewClassBody,
  SchoolClass,
} from '#lib/timeback/contract/classes.ts'
import { DomainError, invalidField, requireFound } from '#lib/timeback/contract/domain-error.ts'
import type { AddedPeople } from '#lib/timeback/contract/people-admin.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { toAddedPeople } from './people-admin.ts'
import { findTaughtClass, requireClass } from './require-class.ts'
import { classScopeOf, type Viewer } from './viewer.ts'

type Needs = Pick<Deps, 'db' | 'now'>
type OfClass = { classId: string }

/** How many classes a page of the list holds. */
export const classesOnPage = 50

/** All classes of the school by title; `page` counts from 1. */
export function listSchoolClasses(
  { db }: Pick<Deps, 'db'>,
  { search, page = 1 }: ClassesQuery,
): Promise<{ classes: ListedClass[]; total: number }> {
  return listAllClasses(db, { search: search?.trim(), take: classesOnPage, skip: (page - 1) * classesOnPage })
}

/** The titles of the classes that the viewer teaches, of an administrator all. */
export async function listTaughtClasses(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
): Promise<{ id: string; title: string }[]> {
  const titles = await listClassTitles(db, classScopeOf(viewer))
  return titles.sort((a, b) => compareNames(a.title, b.title))
}

/** A class with its courses, if the viewer teaches it, else `null`. */
export async function findClass(
  deps: Pick<Deps, 'db'>,
  viewer: Viewer,
  classId: string,
): Promise<SchoolClass | null> {
  if (!(await findTaughtClass(deps, viewer, classId))) return null
  const row = await findSchoolClass(deps.db, classId)
  return row && toClass(row)
}

/** A new class that the viewer teaches. Throws `COURSE_NOT_FOUND`. */
export async function makeClass(
  { db, now }: Needs,
  viewer: Viewer,
  { title, courses = [] }: NewClassBody,
): Promise<{ class: SchoolClass }> {
  const by = { byId: viewer.timebackId, at: now() }
  const courseIds = await toCourseIds(db, courses)
  return { class: toClass(await createClass(db, { ...by, title: title.trim(), courseIds })) }
}

/** Changes the title or the courses. Throws `CLASS_NOT_FOUND`, `COURSE_NOT_FOUND`. */
export async function reviseClass(
  deps: Needs,
  viewer: Viewer,
  { classId, title, courses }: ChangeClassBody & OfClass,
): Promise<{ class: SchoolClass }> {
  await requireClass(deps, viewer, classId)
  const row = await changeClass(deps.db, {
    ...{ id: classId, byId: viewer.timebackId, at: deps.now(), title: title?.trim() },
    courseIds: courses && (await toCourseIds(deps.db, courses)),
  })
  return { class: toClass(requireFound(row, 'CLASS_NOT_FOUND')) }
}

/** Ends a class; its people keep what they did. Throws `CLASS_NOT_FOUND`. */
export async function endClass(deps: Needs, viewer: Viewer, { classId }: OfClass): Promise<void> {
  await requireClass(deps, viewer, classId)
  await deleteClass(deps.db, { id: classId, byId: viewer.timebackId, at: deps.now() })
}

/** Who is in a class, teachers first, each by name; `null` if the viewer does not teach it. */
export async function findClassPeople(
  deps: Pick<Deps, 'db'>,
  viewer: Viewer,
  classId: string,
): Promise<{ class: { id: string; title: string }; people: ClassPerson[] } | null> {
  const taught = await findTaughtClass(deps, viewer, classId)
  if (!taught) return null
  const people = (await listClassPeople(deps.db, classId)).map(({ id, lockedAt, ...person }) => ({
    ...person,
    timebackId: id,
    active: lockedAt === null,
  }))
  const byName = (a: ClassPerson, b: ClassPerson) =>
    compareNames(b.role, a.role) || compareNames(a.name, b.name) || compareNames(a.email, b.email)
  return { class: { id: taught.id, title: taught.title }, people: people.sort(byName) }
}

/**
 * Enters people into a class by their addresses; who is unknown finds it when they first sign in. Throws
 * `CLASS_NOT_FOUND`, and `FORBIDDEN` where a teacher would make a known student a teacher: a role is administrators' to give.
 */
export async function addClassPeople(
  deps: Needs,
  viewer: Viewer,
  { classId, people }: ClassPeopleBody & OfClass,
): Promise<AddedPeople> {
  await requireClass(deps, viewer, classId)
  const given = people.map(({ name, email, role = 'student' }) => ({ name: name?.trim(), email, role }))
  const teachers = given.filter(({ role }) => role === 'teacher').map(({ email }) => email)
  if (viewer.role !== 'admin' && teachers.length > 0) {
    const [student] = await listKnownStudents(deps.db, teachers)
    if (student !== undefined)
      throw new DomainError('FORBIDDEN', `${student} is a student; an administrator can make them a teacher.`)
  }
  const by = { byId: viewer.timebackId, at: deps.now() }
  return toAddedPeople(await addPeople(deps.db, { ...by, classId, people: given }))
}

/** Takes somebody out of a class. Throws `CLASS_NOT_FOUND`, `STUDENT_NOT_FOUND`. */
export async function removeClassPerson(
  deps: Needs,
  viewer: Viewer,
  { classId, timebackId }: OfClass & { timebackId: string },
): Promise<void> {
  await requireClass(deps, viewer, classId)
  const by = { byId: viewer.timebackId, at: deps.now() }
  if (!isUuid(timebackId) || !(await removeFromClass(deps.db, { ...by, classId, userId: timebackId })))
    throw new DomainError('STUDENT_NOT_FOUND', 'There is nobody of that name in this class.')
}

/**
 * Takes students out of one class into another; their work goes with them. Who is there already only leaves the first.
 * Throws `CLASS_NOT_FOUND` for either, and `STUDENT_NOT_FOUND` where one of them is no student of the first: then nobody moved.
 */
export async function moveClassStudents(
  deps: Needs,
  viewer: Viewer,
  { classId, to, students }: MoveStudentsBody & OfClass,
): Promise<void> {
  await requireClass(deps, viewer, classId)
  await requireClass(deps, viewer, to)
  if (classId.toLowerCase() === to.toLowerCase()) throw invalidField('to', 'is the same class')
  const ids = [...new Set(students.map((student) => student.toLowerCase()))]
  const by = { byId: viewer.timebackId, at: deps.now() }
  if (!ids.every(isUuid) || !(await moveStudents(deps.db, { ...by, from: classId, to, students: ids })))
    throw new DomainError('STUDENT_NOT_FOUND', 'One of them is no student of this class.')
}

async function toCourseIds(db: Deps['db'], codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return []
  const known = await listCourseChoices(db)
  const ids = codes.map((code) => {
    const inAnyCase = (other: { code: string }) => other.code.toLowerCase() === code.trim().toLowerCase()
    const course = known.find((other) => other.code === code) ?? known.find(inAnyCase)
    if (!course) throw new DomainError('COURSE_NOT_FOUND', `There is no course ${code} here.`)
    return course.id
  })
  return [...new Set(ids)]
}

function toClass({ id, title, courses }: SchoolClassRow): SchoolClass {
  return { id, title, courses: courses.map(({ code }) => code) }
}
