// `npm run ratings`: works out anew how hard every item is and how long it takes, from the answers so far.
import { openDatabase } from '#lib/db/client.ts'
import { timebackConfig } from '#lib/timeback/config/course-config.ts'
import { createTimeback } from '#lib/timeback/server/timeback.ts'
import { findDatabaseUrl } from './qti/import.ts'

const url = await findDatabaseUrl()
if (url.ok) await rateItems(url.value)
else {
  console.error(url.error)
  process.exitCode = 1
}

async function rateItems(databaseUrl: string): Promise<void> {
  const client = openDatabase(databaseUrl)
  const { content } = createTimeback({
    ...{ db: client, config: timebackConfig, now: () => new Date(), seed: () => 0 },
    uuid: () => crypto.randomUUID(),
  })
  try {
    for (const { lesson, answers, changed } of await content.rateItems())
      console.log(`${lesson}: ${answers} answers, ${changed} items changed`)
  } finally {
    await client.$disconnect()
  }
}
