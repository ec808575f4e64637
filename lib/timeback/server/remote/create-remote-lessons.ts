import 'server-only'
import { isAdaptive } from '#lib/std/terms.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { CourseRef, StartResult } from '#lib/timeback/contract/lesson.ts'
import { attemptNotFound } from '#lib/timeback/server/lessons/attempt/require-attempt.ts'
import { type InputOf, type LessonPort, nothingElse } from '#lib/timeback/server/lessons/lesson-port.ts'
import { attemptDetails } from './attempt-details.ts'
import {
  isClosed,
  listAttempts,
  type RemoteKey,
  readProgress,
  requireLatest,
  toAttempt,
  toCompleteResult,
  toStartResult,
} from './attempts.ts'
import { toLesson } from './catalogue.ts'
import { nextStep } from './next-step.ts'
import { history, ofStudent, overview, standings } from './overview.ts'
import type { RemoteDeps } from './remote-deps.ts'
import { createSubmit } from './submit.ts'
import { orRefused } from './upstream/connection.ts'

/** The lessons of another PowerPath, in the same words as the embedded ones. */
export function createRemoteLessons(deps: RemoteDeps): LessonPort {
  return {
    get: async ({ lesson, ...rest }) => {
      nothingElse(rest)
      const row = await deps.catalogue.require(lesson)
      return { ...toLesson(row), course: row.course }
    },
    list: async ({ course, student, ...rest } = {}) => {
      nothingElse(rest)
      const lessons = await deps.catalogue.list(course)
      return (student === undefined ? lessons : await ofStudent(deps, { lessons, student })).map(toLesson)
    },
    start: (input) => start(deps, input),
    nextStep: (input) => nextStep(deps, input),
    submit: createSubmit(deps),
    complete: async ({ lesson, student, attempt, ...rest }) => {
      nothingElse(rest)
      const key = { lesson, student }
      const { metadata } = await deps.catalogue.require(lesson)
      if (!(await isEarlier(deps, { ...key, attempt }))) {
        const call = deps.client.finalStudentAssessmentResponse(await upstreamKey(deps, key))
        await orRefused(call, { missing: 'ATTEMPT_NOT_FOUND' })
      }
      return toCompleteResult(await readProgress(deps, { ...key, attempt }), metadata.xp)
    },
    attempts: async ({ lesson, student, ...rest }) => {
      nothingElse(rest)
      const key = { lesson, student }
      await deps.catalogue.require(lesson)
      const rows = await listAttempts(deps, key)
      const read = rows.map(({ attempt }) => readProgress(deps, { ...key, attempt }))
      return (await Promise.all(read)).map(toAttempt)
    },
    attemptDetails: (input) => attemptDetails(deps, input),
    resetAttempt: async ({ lesson, student, ...rest }) => {
      nothingElse(rest)
      const key = { lesson, student }
      await deps.catalogue.require(lesson)
      await requireLatest(deps, key)
      const call = deps.client.resetAttempt(await upstreamKey(deps, key))
      await orRefused(call, { missing: 'ATTEMPT_NOT_FOUND' })
      return { success: true, score: 0 }
    },
    history: (input) => history(deps, input),
    overview: (input) => overview(deps, input),
    standings: (input) => standings(deps, input),
  }
}

/**
 * True for an attempt that is closed and not the latest: its result stays. The wire finalises the latest, so a
 * wish for another must not reach it. Throws `ATTEMPT_NOT_FOUND`, and `STALE_ATTEMPT` for one left behind.
 */
async function isEarlier(
  deps: RemoteDeps,
  { attempt, ...key }: RemoteKey & { attempt?: number | undefined },
): Promise<boolean> {
  const rows = await listAttempts(deps, key)
  const latest = rows.at(-1)
  const own = attempt === undefined ? latest : rows.find((row) => row.attempt === attempt)
  if (!own) throw attemptNotFound(attempt)
  if (own === latest) return false
  if (isClosed(own)) return true
  throw new DomainError('STALE_ATTEMPT', `Attempt ${own.attempt} was left for a later one.`)
}

/**
 * Starts or resumes. The wire finalises a linear attempt before the next; an open adaptive one it can
 * neither finalise nor leave, so `forceNew` begins that one anew (protocol §1.1, 1 and 6).
 */
async function start(
  deps: RemoteDeps,
  { lesson, student, forceNew, course, ...rest }: InputOf<'start'>,
): Promise<StartResult> {
  nothingElse(rest)
  const key = { lesson, student }
  const { metadata } = await deps.catalogue.require(key.lesson)
  if (course) requireInCourse(deps, key.lesson, { course, code: metadata.courseCode })
  const latest = (await listAttempts(deps, key)).at(-1)
  const upstream = await upstreamKey(deps, key)
  const refusal = { missing: 'LESSON_NOT_FOUND' } as const
  const open = latest !== undefined && !isClosed(latest)
  if (forceNew === true && open) {
    if (isAdaptive((await readProgress(deps, key)).lessonType))
      await orRefused(deps.client.resetAttempt(upstream), refusal)
    else {
      await orRefused(deps.client.finalStudentAssessmentResponse(upstream), refusal)
      await orRefused(deps.client.createNewAttempt(upstream), refusal)
    }
  } else if (!latest || (forceNew && !open)) await orRefused(deps.client.createNewAttempt(upstream), refusal)
  return toStartResult(key.lesson, await readProgress(deps, key), metadata.xp)
}

function requireInCourse(
  { config }: RemoteDeps,
  lesson: string,
  { course, code }: { course: CourseRef; code: string },
): void {
  const named = config.courses.find((own) =>
    'code' in course
      ? own.code === course.code
      : own.subject === course.subject && own.grade === course.grade,
  )
  if (!named) throw new DomainError('COURSE_NOT_FOUND', 'There is no such course.')
  if (named.code !== code)
    throw new DomainError('LESSON_NOT_FOUND', `The lesson ${lesson} is not in that course.`)
}

async function upstreamKey({ studentOf }: RemoteDeps, { lesson, student }: RemoteKey): Promise<RemoteKey> {
  return { lesson, student: await studentOf(student) }
}
