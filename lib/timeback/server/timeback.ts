import 'server-only'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { timebackConfig } from '#lib/timeback/config/course-config.ts'
import { heartbeat } from './activity/heartbeat.ts'
import { record } from './activity/record.ts'
import { completed, runs, time } from './activity/runs.ts'
import { submit as submitActivity } from './activity/submit.ts'
import { create, end, list as listApplications, renewSecret } from './applications/manage-applications.ts'
import { ownApplication } from './applications/own-application.ts'
import { exportLesson } from './content/export-lesson.ts'
import { importPackage } from './content/import-package.ts'
import { importZip } from './content/import-zip.ts'
import { rateItems } from './content/rate-items.ts'
import { syncCourses } from './content/sync-courses.ts'
import { progress } from './courses/progress.ts'
import { bind, type Deps } from './deps.ts'
import { createNext } from './lessons/create-next.ts'
import { lessonVerbs } from './lessons/port.ts'
import { createLimits } from './limits/create-limits.ts'
import { retry, state } from './outbox/dead-letters.ts'
import { deliveryTargets } from './outbox/delivery-targets.ts'
import { verify } from './people/verify.ts'
import { openRemoteLessons } from './remote/open-remote-lessons.ts'
import { vr } from './vr/vr.ts'
import { powerpath } from './wire/powerpath.ts'
import { receiveEvents } from './wire/receive-events.ts'

/** The server-side namespaces: plain functions with the student as an argument (seed 002, server). */
export function createTimeback(deps: Deps) {
  const lessons = bind(deps, lessonVerbs)
  return {
    lessons: { ...lessons, next: createNext(lessons) },
    activity: bind(deps, { heartbeat, submit: submitActivity, record, time, runs, completed }),
    courses: bind(deps, { progress }),
    user: bind(deps, { verify }),
    deliveries: bind(deps, { state, retry }),
    content: bind(deps, { exportLesson, importPackage, importZip, rateItems, syncCourses }),
    vr: bind(deps, vr),
    limits: createLimits(deps),
    powerpath: bind(deps, powerpath),
    caliper: bind(deps, { receiveEvents }),
    applications: bind(deps, { list: listApplications, create, renewSecret, end }),
  }
}

export type Timeback = ReturnType<typeof createTimeback>

let timeback: Timeback | undefined

/** The app's own, over its database, with the lessons of `POWERPATH_URL` if that is set; made on first use. */
export function getTimeback(): Timeback {
  timeback ??= openTimeback()
  return timeback
}

function openTimeback(): Timeback {
  const own = createTimeback({
    db: db(),
    config: timebackConfig,
    now: () => new Date(),
    seed: () => crypto.getRandomValues(new Int32Array(1))[0] ?? 0,
    uuid: () => crypto.randomUUID(),
    origin: env().ORIGIN,
    targets: deliveryTargets(),
    ownApplication: ownApplication(),
  })
  const { POWERPATH_URL: url } = env()
  if (!url) return own
  return {
    ...own,
    lessons: openRemoteLessons({ ...env(), POWERPATH_URL: url }, { db: db(), config: timebackConfig }),
  }
}
