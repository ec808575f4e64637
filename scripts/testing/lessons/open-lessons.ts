import { type Database, openDatabase } from '#lib/db/client.ts'
import type { EventTarget } from '#lib/db/events/outbox.ts'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { declaredCorrectResponses, singleChanges } from '#lib/qti/run/score/lexical-responses.ts'
import { assert } from '#lib/std/assert.ts'
import { timebackConfig } from '#lib/timeback/config/course-config.ts'
import type { LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { createTimeback, type Timeback } from '#lib/timeback/server/timeback.ts'
import { createTestDatabase } from '#scripts/testing/database/create-test-database.ts'

/** The real lessons in a real database of its own, with the demo accounts. */
export type OpenLessons = {
  /** The address of the database, for a process of its own. */
  databaseUrl: string
  db: Database
  /** What a test gives for `appDeps`, that the routes use these. */
  deps: Deps
  timeback: Timeback
  /** The Timeback ID of a demo account. */
  idOf: (email: string) => Promise<string>
  right: (question: string) => Promise<LexicalResponses>
  wrong: (question: string) => Promise<LexicalResponses>
  close: () => Promise<void>
}

export async function openLessons({
  now = () => new Date(),
  targets = [],
  origin,
  ownApplication = null,
}: {
  now?: () => Date
  targets?: EventTarget[]
  origin?: string
  ownApplication?: { clientId: string; clientSecret: string } | null
} = {}): Promise<OpenLessons> {
  const { url, drop } = await createTestDatabase('lessons')
  const db = openDatabase(url)
  let seed = 1
  const deps: Deps = {
    db,
    config: timebackConfig,
    now,
    seed: () => seed++,
    uuid: () => crypto.randomUUID(),
    targets,
    ownApplication,
    ...(origin !== undefined && { origin }),
  }
  const itemOf = async (identifier: string) => {
    const { xml } = await db.item.findFirstOrThrow({ where: { identifier }, select: { xml: true } })
    const parsed = parseItem(xml)
    assert(parsed.ok, `${identifier} parses`)
    return parsed.value
  }
  return {
    databaseUrl: url,
    db,
    deps,
    timeback: createTimeback(deps),
    idOf: async (email) => (await db.user.findUniqueOrThrow({ where: { email }, select: { id: true } })).id,
    right: async (question) => declaredCorrectResponses(await itemOf(question)),
    wrong: async (question) => {
      const [change] = singleChanges(await itemOf(question))
      assert(change, `${question} can be answered wrongly`)
      return change
    },
    close: async () => {
      await db.$disconnect()
      await drop()
    },
  }
}
