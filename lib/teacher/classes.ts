import 'server-only'
import { cache } from 'react'
import type { Actor } from '#lib/auth/actor.ts'
import { listAssignedLessons } from '#lib/db/assignments/list-assignments.ts'
import { db } from '#lib/db/client.ts'
import { type ClassCourses, readClassCourses } from '#lib/db/insight/class-courses.ts'
import { listNeedAnswers, type NeedAnswerRow } from '#lib/db/insight/need-answers.ts'
import { listClassRows, type StudentRow } from '#lib/db/people/classes.ts'
import { together } from '#lib/db/together.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { standings } from '#lib/timeback/server/lessons/overview.ts'
import { listSchoolClasses } from '#lib/timeback/server/people/classes.ts'
import { findTaughtClass } from '#lib/timeback/server/people/require-class.ts'
import { classScopeOf } from '#lib/timeback/server/people/viewer.ts'
import type { ClassCard, ClassGridReport, ClassPage, ClassSummary, Grid, StudentRef } from './model.ts'
import { toBoard } from './to-board.ts'

const listStandings = lessonVerb('standings', standings)

/** The actor's classes with their students; none of anyone else's. */
export async function listClasses(actor: Actor): Promise<ClassSummary[]> {
  const rows = await listClassRows(db(), classScopeOf(actor))
  return rows.map(({ id, title, students }) => ({ id, title, students: students.map(toStudentRef) }))
}

/** The actor's classes, and how many there are: of an administrator the first page of the school's, by title. */
export async function listClassCards(actor: Actor): Promise<{ classes: ClassCard[]; total: number }> {
  if (classScopeOf(actor) === 'all') return listSchoolClasses(appDeps(), {})
  const own = await listClasses(actor)
  return {
    classes: own.map(({ id, title, students }) => ({ id, title, students: students.length })),
    total: own.length,
  }
}

const dayMs = 24 * 60 * 60_000

type OfClass = ClassCourses & { answers: NeedAnswerRow[]; assigned: string[] }
type CourseOfClass = ClassCourses['courses'][number]

/** A class with its courses, if it is the actor's. Read once for a page and its title. */
export const findClass = cache(
  async (actor: Actor, classId: string): Promise<(ClassSummary & OfClass) | null> => {
    if (!isUuid(classId)) return null
    const codes = appDeps().config.courses.map(({ code }) => code)
    const since = new Date(appDeps().now().getTime() - dayMs)
    const [found, has, answers, assigned] = await together(() =>
      Promise.all([
        findTaughtClass({ db: db() }, actor, classId),
        readClassCourses(db(), { classId, codes, since }),
        listNeedAnswers(db(), classId),
        listAssignedLessons(db(), classId),
      ]),
    )
    if (!found) return null
    return {
      id: found.id,
      title: found.title,
      students: found.students.map(toStudentRef),
      ...has,
      answers,
      assigned,
    }
  },
)

/** A class's title; `null` if the class is not the actor's. */
export async function getClassTitle(actor: Actor, classId: string): Promise<string | null> {
  return (await findClass(actor, classId))?.title ?? null
}

/**
 * One course of a class: the one of that code if it is the class's, else the one at which the class was last seen.
 * `null` if the class is not the actor's.
 */
export async function getClassPage(
  actor: Actor,
  { classId, course: code }: { classId: string; course?: string | undefined },
): Promise<ClassPage | null> {
  const found = await findClass(actor, classId)
  if (!found) return null
  const { id, title, students, courses, lastSeenAt, changed, answers, assigned } = found
  const course = courses.find((each) => each.code === code) ?? latestOf(courses)
  const now = appDeps().now()
  const grid = await readGrid(students, course ? [course.code] : [])
  return {
    ...{ id, title, courses: courses.map((each) => ({ code: each.code, title: each.title })) },
    course: course?.code ?? null,
    board: toBoard(grid, { lastSeenAt, changed, answers, assigned, nowMs: now.getTime() }),
    readAt: now.toISOString(),
  }
}

/** Where nothing was done yet, the first that has anything to do. */
function latestOf(courses: readonly CourseOfClass[]): CourseOfClass | undefined {
  const used = courses.toSorted((a, b) => (b.lastSeenAt ?? '').localeCompare(a.lastSeenAt ?? ''))
  const [latest] = used
  if (latest?.lastSeenAt) return latest
  return courses.find(({ hasLessons }) => hasLessons) ?? courses[0]
}

/** Every student at every lesson of the class's courses; `null` if the class is not the actor's. */
export async function getClassReport(actor: Actor, classId: string): Promise<ClassGridReport | null> {
  const found = await findClass(actor, classId)
  if (!found) return null
  const grid = await readGrid(
    found.students,
    found.courses.map(({ code }) => code),
  )
  const known = new Map(grid.cells.map((cell) => [`${cell.studentId} ${cell.lessonId}`, cell]))
  return {
    students: grid.students.map(({ timebackId: id, name, email }) => ({ id, name, email })),
    lessons: grid.lessons.map(({ id, name, type }) => ({ id, name, type })),
    cells: grid.students.flatMap(({ timebackId: studentId }) =>
      grid.lessons.map(({ id: lessonId }) => {
        const cell = known.get(`${studentId} ${lessonId}`)
        const {
          state = 'not-started',
          score = null,
          best = null,
          attempts = 0,
          lastSeenAt = null,
        } = cell ?? {}
        return { studentId, lessonId, state, score, best, attempts, lastSeenAt }
      }),
    ),
  }
}

/** What these students did, each at each lesson of these courses or of all, wherever PowerPath is. */
export async function readGrid(students: StudentRef[], courses?: string[]): Promise<Grid> {
  const { lessons, standings: cells } = await listStandings({
    students: students.map(({ timebackId }) => timebackId),
    courses,
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
