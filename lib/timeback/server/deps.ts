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
