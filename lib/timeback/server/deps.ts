import 'server-only'
import type { Database } from '#lib/db/client.ts'
import type { EventTarget } from '#lib/db/events/outbox.ts'
import type { TimebackConfig } from '#lib/timeback/config/course-config.ts'

/** All that the server namespaces need of the world; a script or a test gives its own. */
export type Deps = {
  db: Database
  config: TimebackConfig
  now: () => Date
  /** A new attempt's seed, 32 bits. */
  seed: () => number
  uuid: () => string
  /** This app's own address; the config's sensor where none is given. */
  origin?: string
  /** Where events are delivered; for a target that is not here none is written. */
  targets?: readonly EventTarget[]
  /** The application that the environment names; administrators see it and cannot change it. */
  ownApplication?: { clientId: string; clientSecret: string } | null
}

/** Use cases without what they need of the world. */
export type Bound<T> = {
  [K in keyof T]: T[K] extends (deps: Deps, ...rest: infer R) => infer P ? (...rest: R) => P : never
}

export function bind<T extends Record<string, (deps: Deps, ...rest: never[]) => unknown>>(
  deps: Deps,
  operations: T,
): Bound<T> {
  const bound = Object.entries(operations).map(([name, run]) => [name, run.bind(null, deps)])
  return Object.fromEntries(bound)
}
