import pg from 'pg'
import { openDatabase } from '#lib/db/client.ts'
import { applyRoleLists } from '#lib/db/role-lists.ts'
import { env } from '#lib/env.ts'
import { seedContent } from './seed/seed-content.ts'
import { seedDemoAccounts } from './seed/seed-demo-accounts.ts'
import { seedGallery } from './seed/seed-gallery.ts'

/** Any number that no other part of the app locks on: instances that start together seed one by one. */
const seedLock = 20_261_121

const { DATABASE_URL, DEMO, ...lists } = env()
const lock = new pg.Client({ connectionString: DATABASE_URL })
const database = openDatabase(DATABASE_URL)
await lock.connect()
await lock.query('SELECT pg_advisory_lock($1)', [seedLock])
try {
  for (const line of await seedContent(database)) console.log(line)
  console.log(await seedGallery(database))
  if (DEMO) console.log(await seedDemoAccounts(database))
  console.log(`roles of the settings: ${await applyRoleLists(database, lists)} changed`)
} finally {
  await database.$disconnect()
  await lock.end()
}
