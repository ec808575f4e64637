import 'server-only'
import { cache } from 'react'
import type { Actor } from '#lib/auth/actor.ts'
import { db } from '#lib/db/client.ts'
import { type ClassRow, type ClassScope, findClassRow, listClassRows } from '#lib/db/people/classes.ts'
import { assert } from '#lib/std/assert.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { standings } from '#lib/timeback/server/lessons/overview.ts'
import type { ClassGrid, ClassSummary, Grid, StudentRef } from './model.ts'

const listStandings = lessonVerb('standings', standings)

/** The actor's classes with their students; none of anyone else's. */
export async function listClasses(actor: Actor): Promise<ClassSummary[]> {
  const rows = await listClassRows(db(), scopeOf(actor))
  return rows.map(({ id, title, students }) => ({ id, title, students: students.map(toStudentRef) }))
}

/** Students down, lessons across; `null` if the class is not the actor's. Read once for a page and its title. */
export const getClassGrid = cache(async (actor: Actor, classId: string): Promise<ClassGrid | null> => {
  const found = isUuid(classId) ? await findClassRow(db(), scopeOf(actor), classId) : null
  if (!found) return null
  const { id, title, students } = found
  return { id, title, ...(await readGrid(students.map(toStudentRef))) }
})

/** What these students did, each at each lesson, wherever PowerPath is. */
export async function readGrid(students: StudentRef[]): Promise<Grid> {
  const { lessons, standings: cells } = await listStandings({
    students: students.map(({ timebackId }) => timebackId),
  })
  return {
    students,
    lessons: lessons.map(({ id, name, type, metadata }) => ({
      ...{ id, name, type },
      courseTitle: metadata.courseTitle,
    })),
    cells,
  }
}

/** What a teacher may see: the classes they teach; an administrator sees all. */
export function scopeOf(actor: Actor): ClassScope {
  assert(actor.role !== 'student', 'a student was turned away before')
  return actor.role === 'admin' ? 'all' : { teacherId: actor.timebackId }
}

export function toStudentRef({ id, name, email }: ClassRow['students'][number]): StudentRef {
  return { timebackId: id, name, email }
}
