import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/** A database of one test file. */
export type TestDatabase = { url: string; drop: () => Promise<void> }

/** A new database on the run's PostgreSQL; a copy of `template` is migrated and empty, `template0` bare. */
export async function createTestDatabase(
  template: 'template' | 'template0' = 'template',
): Promise<TestDatabase> {
  const answer = await fetch(inject('databaseBroker'))
  const serverUrl = await answer.text()
  if (!answer.ok) throw new Error(serverUrl)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`) }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
