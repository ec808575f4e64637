import 'server-only'
import type { TimebackConfig } from '#lib/timeback/config/course-config.ts'
import type { Catalogue } from './catalogue.ts'
import type { RemoteItems } from './remote-items.ts'
import type { PowerPathClient } from './upstream/powerpath-client.ts'

/** What lessons of another PowerPath need. */
export type RemoteDeps = {
  client: PowerPathClient
  config: TimebackConfig
  catalogue: Catalogue
  items: RemoteItems
  /** The upstream's id of a person of this app. Throws `STUDENT_NOT_FOUND`. */
  studentOf: (timebackId: string) => Promise<string>
  /** Of these codes those that the person's classes have, or all where these have none. */
  visibleCodes: (timebackId: string) => Promise<string[]>
  /** What custom activities earned here, of which the upstream knows nothing. */
  activityXp: (timebackId: string) => Promise<number>
  uuid: () => string
}
