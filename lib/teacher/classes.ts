import 'server-only'
import { cache } from 'react'
import type { Actor } from '#lib/auth/actor.ts'
import { db } from '#lib/db/client.ts'
import { listClassRows, type StudentRow } from '#lib/db/people/classes.ts'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { standings } from '#lib/timeback/server/lessons/overview.ts'
import { findTaughtClass } from '#lib/timeback/server/people/require-class.ts'
import { classScopeOf } from '#lib/timeback/server/people/viewer.ts'
import type { ClassGrid, ClassSummary, Grid, StudentRef } from './model.ts'

const listStandings = lessonVerb('standings', standings)

/** The actor's classes with their students; none of anyone else's. */
export async function listClasses(actor: Actor): Promise<ClassSummary[]> {
  const rows = await listClassRows(db(), classScopeOf(actor))
  return rows.map(({ id, title, students }) => ({ id, title, students: students.map(toStudentRef) }))
}

/** Students down, lessons across; `null` if the class is not the actor's. Read once for a page and its title. */
export const getClassGrid = cache(async (actor: Actor, classId: string): Promise<ClassGrid | null> => {
  const found = await findTaughtClass({ db: db() }, actor, classId)
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

export function toStudentRef({ id, name, email }: StudentRow): StudentRef {
  return { timebackId: id, name, email }
}
