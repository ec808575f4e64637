import 'server-only'
import { cache } from 'react'
import type { Actor } from '#lib/auth/actor.ts'
import { db } from '#lib/db/client.ts'
import { together } from '#lib/db/together.ts'
import type { RunSummary } from '#lib/timeback/contract/activity.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { AttemptDetails } from '#lib/timeback/contract/lesson.ts'
import { completed, runs } from '#lib/timeback/server/activity/runs.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { attemptDetails } from '#lib/timeback/server/lessons/attempt-details.ts'
import { history } from '#lib/timeback/server/lessons/attempts.ts'
import { get } from '#lib/timeback/server/lessons/list.ts'
import { findTaught } from '#lib/timeback/server/people/require-taught.ts'
import { history as vrHistory } from '#lib/timeback/server/vr/sessions.ts'
import { readGrid, toStudentRef } from './classes.ts'
import type { Need, StudentAttempts, StudentHistory, StudentRef } from './model.ts'
import { needsOf } from './to-board.ts'

const listHistory = lessonVerb('history', history)
const getLesson = lessonVerb('get', get)
const getAttemptDetails = lessonVerb('attemptDetails', attemptDetails)

export type StudentKey = { timebackId: string; classId?: string | undefined }

/** The student if the actor teaches them (in that class, where one is given), else `null`. */
export async function getStudent(
  actor: Actor,
  { timebackId, classId }: StudentKey,
): Promise<StudentRef | null> {
  return findOnce(actor, timebackId, classId)
}

/** A page and its title ask for the same. */
const findOnce = cache(async (actor: Actor, student: string, classId: string | undefined) => {
  const row = await findTaught({ db: db() }, actor, { student, classId })
  return row && toStudentRef(row)
})

/** A student's attempts, the latest first; `null` if the student is not the actor's. */
export async function getStudentAttempts(
  actor: Actor,
  { lessonId, ...key }: StudentKey & { lessonId?: string | undefined },
): Promise<StudentAttempts | null> {
  const student = await getStudent(actor, key)
  if (!student) return null
  const attempts = await listHistory({ student: student.timebackId, lesson: lessonId })
  return { student, attempts }
}

/** All that a student did, of every kind; `null` if the student is not the actor's. */
export async function getStudentHistory(actor: Actor, key: StudentKey): Promise<StudentHistory | null> {
  const found = await getStudent(actor, key)
  if (!found) return null
  const { timebackId: student } = found
  const [attempts, grid, vrSessions, activities] = await together(() =>
    Promise.all([
      listHistory({ student }),
      readGrid([found]),
      vrHistory(appDeps(), { student }),
      completed(appDeps(), { student }),
    ]),
  )
  return { student: found, attempts, needs: needsOf(grid), vrSessions, activities }
}

type AttemptKey = { lessonId: string; number: number }
export type StudentTime = { student: StudentRef; runs: RunSummary[] }

/**
 * A student's time by run, the latest first: what was counted, and what was not and why; of one attempt
 * where it is given. `null` if the student is not the actor's.
 */
export async function getStudentTime(
  actor: Actor,
  { attempt, ...key }: StudentKey & { attempt?: AttemptKey | undefined },
): Promise<StudentTime | null> {
  const student = await getStudent(actor, key)
  if (!student) return null
  return { student, runs: await runs(appDeps(), { student: student.timebackId, attempt }) }
}

export type StudentAttempt = {
  student: StudentRef
  lessonName: string
  details: AttemptDetails
  /** With this lesson; `null` while there is none, or a later attempt tells. */
  need: Need | null
  /** No later attempt was begun. */
  isLatest: boolean
}

/** One attempt with each question, the student's answer and the key; `null` if there is none to be seen. */
export async function getStudentAttempt(
  actor: Actor,
  { lessonId, attempt, ...key }: StudentKey & { lessonId: string; attempt: number },
): Promise<StudentAttempt | null> {
  const student = await getStudent(actor, key)
  if (!student) return null
  try {
    const [{ name }, details, grid] = await together(() =>
      Promise.all([
        getLesson({ lesson: lessonId }),
        getAttemptDetails({ lesson: lessonId, student: student.timebackId, attempt, forTeacher: true }),
        readGrid([student]),
      ]),
    )
    const isLatest = grid.cells.some((cell) => cell.lessonId === lessonId && cell.attempts === attempt)
    const need = isLatest ? needsOf(grid).find((each) => each.lessonId === lessonId) : undefined
    return { student, lessonName: name, details, need: need ?? null, isLatest }
  } catch (error) {
    if (error instanceof DomainError && error.status === 404) return null
    throw error
  }
}
