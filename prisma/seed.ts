import { openDatabase } from '#lib/db/client.ts'
import { applyRoleLists } from '#lib/db/people/role-lists.ts'
import { env } from '#lib/env.ts'
import { withLock } from '#scripts/database/with-lock.mjs'
import { runCommand } from '#scripts/run/run-command.mjs'
import { seedContent } from './seed/seed-content.ts'
import { seedDemoAccounts } from './seed/seed-demo-accounts.ts'
import { seedGallery } from './seed/seed-gallery.ts'

/** Any number that no other part of the app locks on: instances that start together seed one by one. */
const seedLock = 20_261_121

/** Loading half a year of history takes its time on a slow machine. */
const waitMs = 300_000

await runCommand(async () => {
  const { DATABASE_URL, DIRECT_URL = DATABASE_URL, DEMO, ...lists } = env()
  const database = openDatabase(DATABASE_URL, { connections: 4 })
  const work = async () => {
    for (const line of await seedContent(database)) console.log(line)
    console.log(await seedGallery(database))
    if (DEMO) console.log(await seedDemoAccounts(database))
    console.log(`roles of the settings: ${await applyRoleLists(database, lists)} changed`)
  }
  await withLock(DIRECT_URL, { locks: [seedLock], waitMs, what: 'loaded', work })
  await database.$disconnect()
})
