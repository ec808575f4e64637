import { afterAll } from 'vitest'
import { type Database, openDatabase } from '#lib/db/client.ts'
import { createTestDatabase } from './create-test-database.ts'
import type { Template } from './database-setup.ts'

/** As `createTestDatabase`, with a client of it; both end after the tests of the file that opens it. */
export async function openTestDatabase(template?: Template | null): Promise<{ db: Database; url: string }> {
  const { url, drop } = await createTestDatabase(template)
  const db = openDatabase(url)
  afterAll(async () => {
    await db.$disconnect()
    await drop()
  })
  return { db, url }
}
