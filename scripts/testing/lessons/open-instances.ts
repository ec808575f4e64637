import { vi } from 'vitest'
import type { Database } from '#lib/db/client.ts'
import { timebackConfig } from '#lib/timeback/config/course-config.ts'
import type { Timeback } from '#lib/timeback/server/timeback.ts'

/**
 * Two servers on one database. Each has modules of its own, as two processes have, so that what one lets
 * wait in line the other does not: only the database stands between them.
 */
export async function openInstances(db: Database): Promise<[Timeback, Timeback]> {
  let seed = 1
  const open = async () => {
    vi.resetModules()
    const { createTimeback } = await import('#lib/timeback/server/timeback.ts')
    return createTimeback({
      db,
      config: timebackConfig,
      now: () => new Date(),
      seed: () => seed++,
      uuid: () => crypto.randomUUID(),
    })
  }
  return [await open(), await open()]
}
