import 'server-only'
import { db } from '#lib/db/client.ts'
import { deliveryTargets, env, ownApplication } from '#lib/env.ts'
import { timebackConfig } from '#lib/timeback/config/course-config.ts'
import type { Deps } from './deps.ts'
import type { LessonPort } from './lessons/lesson-port.ts'

let made: Deps | undefined

/** The world of this app's process, made on first use: what its routes and pages give to the verbs. */
export function appDeps(): Deps {
  made ??= {
    db: db(),
    config: timebackConfig,
    now: () => new Date(),
    seed: () => crypto.getRandomValues(new Int32Array(1))[0] ?? 0,
    uuid: () => crypto.randomUUID(),
    origin: env().ORIGIN,
    targets: deliveryTargets(),
    ownApplication: ownApplication(),
  }
  return made
}

let upstream: Promise<LessonPort> | null | undefined

/** The lessons of the PowerPath at `POWERPATH_URL`; `null` where that is not set and the app's own are used. */
export function upstreamLessons(): Promise<LessonPort> | null {
  if (upstream === undefined) upstream = openUpstream()
  return upstream
}

/** Loaded only where it is used: an app with lessons of its own calls nobody. */
function openUpstream(): Promise<LessonPort> | null {
  const { POWERPATH_URL: url } = env()
  if (!url) return null
  return import('./remote/open-remote-lessons.ts').then(({ openRemoteLessons }) =>
    openRemoteLessons({ ...env(), POWERPATH_URL: url }, appDeps()),
  )
}
