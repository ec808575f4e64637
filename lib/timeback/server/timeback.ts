import 'server-only'
import { isUuid } from '#lib/std/is-uuid.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { heartbeat } from './activity/heartbeat.ts'
import { record } from './activity/record.ts'
import { completed, runs, time } from './activity/runs.ts'
import { submit as submitActivity } from './activity/submit.ts'
import { appDeps } from './app-deps.ts'
import {
  addApplication,
  endApplication,
  listKnownApplications,
  renewSecret,
} from './applications/manage-applications.ts'
import { exportLesson } from './content/export-lesson.ts'
import { importPackage, importZip } from './content/import-package.ts'
import { rateItems } from './content/rate-items.ts'
import { syncCourses } from './content/sync-courses.ts'
import { progress } from './courses/courses.ts'
import type { Deps } from './deps.ts'
import { lessonVerb } from './lesson-verb.ts'
import { attemptDetails } from './lessons/attempt-details.ts'
import { attempts, history } from './lessons/attempts.ts'
import { complete } from './lessons/complete.ts'
import { createNext, type LessonPort, type Lessons, type LessonVerbs } from './lessons/lesson-port.ts'
import { get, list } from './lessons/list.ts'
import { nextStep } from './lessons/next-step.ts'
import { overview, standings } from './lessons/overview.ts'
import { resetAttempt } from './lessons/reset-attempt.ts'
import { start } from './lessons/start.ts'
import { submit } from './lessons/submit/submit.ts'
import { limitsOf } from './limits/limits.ts'
import { deliveryState, retryDeliveries } from './outbox/dead-letters.ts'
import { verify } from './people/people.ts'
import { vr } from './vr/vr.ts'
import { powerpath } from './wire/powerpath.ts'
import { receiveEvents } from './wire/receive-events.ts'

const lessonVerbs: LessonVerbs = {
  ...{ list, get, standings },
  ...forStudents({ start, nextStep, submit, complete, attempts, attemptDetails }),
  ...forStudents({ resetAttempt, history, overview }),
}

/** The server-side namespaces: plain functions with the student as an argument (seed 002, server). */
export function createTimeback(deps: Deps) {
  const lessons: LessonPort = bind(deps, lessonVerbs)
  return {
    lessons: { ...lessons, next: createNext(lessons) } as Lessons,
    activity: bind(deps, { heartbeat, submit: submitActivity, record, time, runs, completed }),
    courses: bind(deps, { progress }),
    user: bind(deps, { verify }),
    deliveries: bind(deps, { state: deliveryState, retry: retryDeliveries }),
    content: bind(deps, { exportLesson, importPackage, importZip, rateItems, syncCourses }),
    vr: bind(deps, vr),
    limits: limitsOf(deps),
    powerpath: bind(deps, powerpath),
    caliper: bind(deps, { receiveEvents }),
    applications: bind(deps, {
      list: listKnownApplications,
      create: addApplication,
      renewSecret,
      end: endApplication,
    }),
  }
}

export type Timeback = ReturnType<typeof createTimeback>

type Bound<T> = {
  [K in keyof T]: T[K] extends (deps: Deps, ...rest: infer R) => infer P ? (...rest: R) => P : never
}

function bind<T extends Record<string, (deps: Deps, ...rest: never[]) => unknown>>(
  deps: Deps,
  operations: T,
): Bound<T> {
  const bound = Object.entries(operations).map(([name, run]) => [name, run.bind(null, deps)])
  return Object.fromEntries(bound)
}

let timeback: { deps: Deps; own: Timeback } | undefined

/**
 * The app's own, over its database, with the lessons of `POWERPATH_URL` if that is set; made on first use. For a
 * backend of yours (docs/sdk.md): the app's routes and pages import single verbs.
 * @public
 */
export function getTimeback(): Timeback {
  const deps = appDeps()
  if (timeback?.deps !== deps) timeback = { deps, own: { ...createTimeback(deps), lessons: appLessons() } }
  return timeback.own
}

function appLessons(): Lessons {
  const verbs = Object.entries(lessonVerbs).map(([name, verb]) => [
    name,
    lessonVerb(name as keyof LessonPort, verb),
  ])
  const lessons = Object.fromEntries(verbs) as LessonPort
  return { ...lessons, next: createNext(lessons) }
}

type Verb = (deps: Deps, input: never) => Promise<unknown>

/** The verbs with a check that `student` can be a Timeback ID at all, which the database takes for granted. */
function forStudents<T extends Record<string, Verb>>(verbs: T): T {
  const checked = Object.entries<Verb>(verbs).map(([name, verb]) => [
    name,
    async (deps: Deps, input: { student: string }) => {
      if (!isUuid(input.student))
        throw new DomainError('STUDENT_NOT_FOUND', `There is no student ${input.student}.`)
      return verb(deps, input as never)
    },
  ])
  return Object.fromEntries(checked)
}
