import 'server-only'
import type { Lesson } from '#lib/timeback/contract/lesson.ts'
import type { LessonPort } from '#lib/timeback/contract/powerpath-port.ts'
import { createNext } from '#lib/timeback/server/lessons/create-next.ts'
import type { RemoteLesson } from './catalogue.ts'
import { orRefused } from './refused.ts'
import {
  isClosed,
  listAttempts,
  type RemoteKey,
  readProgress,
  requireLatest,
  toAttempt,
  toCompleteResult,
  toStartResult,
} from './remote-attempts.ts'
import type { RemoteDeps } from './remote-deps.ts'
import { attemptDetails } from './remote-details.ts'
import { history, overview } from './remote-overview.ts'
import { nextStep } from './remote-questions.ts'
import { createSubmit } from './remote-submit.ts'

/** The lessons of another PowerPath, in the same words as the embedded ones. */
export function createRemoteLessons(deps: RemoteDeps): LessonPort {
  const served: Pick<LessonPort, 'get' | 'nextStep'> = {
    get: async ({ lesson }) => {
      const row = await deps.catalogue.require(lesson)
      return { ...toLesson(row), course: row.course }
    },
    nextStep: (input) => nextStep(deps, input),
  }
  return {
    ...served,
    list: async ({ course } = {}) => (await deps.catalogue.list(course)).map(toLesson),
    start: (input) => start(deps, input),
    next: createNext(served),
    submit: createSubmit(deps),
    complete: async (key) => {
      const { metadata } = await deps.catalogue.require(key.lesson)
      await requireLatest(deps, key)
      const call = deps.client.finalStudentAssessmentResponse(await upstreamKey(deps, key))
      await orRefused(call, { missing: 'ATTEMPT_NOT_FOUND' })
      return toCompleteResult(await readProgress(deps, key), metadata.xp)
    },
    attempts: async (key) => {
      await deps.catalogue.require(key.lesson)
      const rows = await listAttempts(deps, key)
      const read = rows.map(({ attempt }) => readProgress(deps, { ...key, attempt }))
      return (await Promise.all(read)).map(toAttempt)
    },
    attemptDetails: (input) => attemptDetails(deps, input),
    resetAttempt: async (key) => {
      await deps.catalogue.require(key.lesson)
      await requireLatest(deps, key)
      const call = deps.client.resetAttempt(await upstreamKey(deps, key))
      await orRefused(call, { missing: 'ATTEMPT_NOT_FOUND' })
      return { success: true, score: 0 }
    },
    history: (input) => history(deps, input),
    overview: (input) => overview(deps, input),
  }
}

/**
 * Starts or resumes. The wire finalises a linear attempt before the next; an open adaptive one it can
 * neither finalise nor leave, so `forceNew` begins that one anew (protocol §1.1, 1 and 6).
 */
type StartInput = Parameters<LessonPort['start']>[0]

async function start(deps: RemoteDeps, { forceNew, ...key }: StartInput) {
  const { type } = await deps.catalogue.require(key.lesson)
  const latest = (await listAttempts(deps, key)).at(-1)
  const upstream = await upstreamKey(deps, key)
  const refusal = { missing: 'LESSON_NOT_FOUND' } as const
  const open = latest !== undefined && !isClosed(latest)
  if (forceNew === true && open) {
    const close = type === 'powerpath-100' ? 'resetAttempt' : 'finalStudentAssessmentResponse'
    await orRefused<object>(deps.client[close](upstream), refusal)
  }
  const needed = !latest || (forceNew && !open) || (forceNew === true && type !== 'powerpath-100')
  if (needed) await orRefused(deps.client.createNewAttempt(upstream), refusal)
  return toStartResult(key.lesson, await readProgress(deps, key))
}

async function upstreamKey({ studentOf }: RemoteDeps, { lesson, student }: RemoteKey): Promise<RemoteKey> {
  return { lesson, student: await studentOf(student) }
}

function toLesson({ id, name, type, courseId, questionCount, metadata }: RemoteLesson): Lesson {
  return { id, name, type, courseId, questionCount, metadata }
}
