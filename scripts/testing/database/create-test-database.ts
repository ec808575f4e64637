import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import type { Template } from './database-setup.ts'
import { onServer } from './on-server.ts'

/** A database of one test file. */
export type TestDatabase = { url: string; drop: () => Promise<void> }

/** A new database on the run's PostgreSQL, a copy of `template`; without one it is bare. */
export async function createTestDatabase(template: Template | null = 'empty'): Promise<TestDatabase> {
  const answer = await fetch(`${inject('databaseBroker')}/${template ?? ''}`)
  const serverUrl = await answer.text()
  if (!answer.ok) throw new Error(serverUrl)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template ?? 'template0'}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`) }
}
