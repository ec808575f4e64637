import 'server-only'
import { sumActivityXp } from '#lib/db/activity/activity-runs.ts'
import type { Database } from '#lib/db/client.ts'
import { saveAsset } from '#lib/db/content/items.ts'
import { listVisibleCodes } from '#lib/db/content/visible-courses.ts'
import { findUser } from '#lib/db/people/users.ts'
import type { Env } from '#lib/env.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import type { TimebackConfig } from '#lib/timeback/config/course-config.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { LessonPort } from '#lib/timeback/server/lessons/lesson-port.ts'
import { createAccessToken } from '#lib/timeback/server/outbox/access-token.ts'
import { createCatalogue } from './catalogue.ts'
import { createRemoteLessons } from './create-remote-lessons.ts'
import { createRemoteItems } from './remote-items.ts'
import { createConnection } from './upstream/connection.ts'
import { createPowerPathClient, type PowerPathClient } from './upstream/powerpath-client.ts'

export type RemoteSettings = { POWERPATH_URL: string } & Pick<
  Env,
  'TIMEBACK_TOKEN_URL' | 'TIMEBACK_CLIENT_ID' | 'TIMEBACK_CLIENT_SECRET'
>

type Own = { db: Database; config: TimebackConfig }
type World = { fetch: typeof fetch; now: () => Date; sleep: (ms: number) => Promise<void> }

const realWorld: World = {
  fetch: (...request) => fetch(...request),
  now: () => new Date(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

/** The lessons of the PowerPath at `POWERPATH_URL`, whose tokens come from beside it unless said otherwise. */
export function openRemoteLessons(
  settings: RemoteSettings,
  { db, config }: Own,
  { fetch, now, sleep }: World = realWorld,
): LessonPort {
  const url = settings.POWERPATH_URL
  const TIMEBACK_TOKEN_URL = settings.TIMEBACK_TOKEN_URL ?? `${url.replace(/\/+$/, '')}/oauth2/token`
  const token = createAccessToken({ ...settings, TIMEBACK_TOKEN_URL }, { fetch, now })
  const client = createPowerPathClient(createConnection({ url, token, fetch, sleep }))
  return createRemoteLessons({
    client,
    config,
    catalogue: createCatalogue(client, { config, now }),
    items: createRemoteItems({ client, saveAsset: (asset) => saveAsset(db, asset) }),
    studentOf: createStudents(client, async (timebackId) => {
      const user = isUuid(timebackId) ? await findUser(db, timebackId) : null
      return user?.email ?? null
    }),
    visibleCodes: (student) =>
      listVisibleCodes(db, { student, codes: config.courses.map(({ code }) => code) }),
    activityXp: (timebackId) => sumActivityXp(db, timebackId),
    uuid: () => crypto.randomUUID(),
  })
}

const capacity = 10_000

/** Finds the upstream's person by email (protocol §4.2) and remembers them. */
function createStudents(
  client: Pick<PowerPathClient, 'usersByEmail'>,
  emailOf: (timebackId: string) => Promise<string | null>,
): (timebackId: string) => Promise<string> {
  const known = new Map<string, string>()
  return async (timebackId) => {
    const email = await emailOf(timebackId)
    if (email === null) throw notFound(`There is no student ${timebackId}.`)
    const remembered = known.get(email)
    if (remembered !== undefined) return remembered
    const { users } = await client.usersByEmail(email)
    const [user, other] = users
    if (!user) throw notFound('PowerPath does not know this student.')
    if (other) throw notFound('PowerPath knows several people of this address.', 409)
    if (known.size >= capacity) known.clear()
    known.set(email, user.sourcedId)
    return user.sourcedId
  }
}

function notFound(detail: string, status?: number): DomainError {
  return new DomainError('STUDENT_NOT_FOUND', detail, status === undefined ? {} : { status })
}
