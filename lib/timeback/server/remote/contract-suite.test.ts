import { vi } from 'vitest'
import { timebackConfig } from '#lib/timeback/config/course-config.ts'
import { createNext } from '#lib/timeback/server/lessons/lesson-port.ts'
import { openRemoteLessons } from '#lib/timeback/server/remote/open-remote-lessons.ts'
import { describeLessons } from '#scripts/testing/lessons/contract/describe-lessons.ts'
import type { Subject } from '#scripts/testing/lessons/contract/subject.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { openWire } from '#scripts/testing/wire/open-wire.ts'
import { application } from '#scripts/testing/wire/wire-client.ts'

/** One contract, held by the embedded PowerPath and by a second instance that is reached over HTTP. */

vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

/** `content` has the items, `own` the people and files of the app that is asked. */
async function toSubject(
  lessons: Subject['lessons'],
  { content, own, close }: { content: OpenLessons; own: OpenLessons; close: () => Promise<void> },
): Promise<Subject> {
  return {
    lessons,
    student: await own.idOf('student@example.com'),
    classmate: await own.idOf('student2@example.com'),
    right: content.right,
    wrong: content.wrong,
    hasAsset: async (sha256) => (await own.db.asset.count({ where: { sha256 } })) === 1,
    close,
  }
}

describeLessons('the embedded PowerPath', async () => {
  const open = await openLessons()
  return toSubject(open.timeback.lessons, { content: open, own: open, close: open.close })
})

describeLessons('a PowerPath reached over HTTP', async () => {
  const upstream = await openWire()
  const own = await openLessons()
  await own.db.asset.deleteMany({ where: { items: { none: {} } } })
  await own.db.lesson.deleteMany()
  const settings = {
    POWERPATH_URL: upstream.server.url,
    TIMEBACK_TOKEN_URL: undefined,
    TIMEBACK_CLIENT_ID: application.clientId,
    TIMEBACK_CLIENT_SECRET: application.clientSecret,
  }
  const port = openRemoteLessons(settings, { db: own.db, config: timebackConfig })
  const lessons = { ...port, next: createNext(port) }
  const close = async () => {
    await own.close()
    await upstream.close()
  }
  return toSubject(lessons, { content: upstream, own, close })
})
