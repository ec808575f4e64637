import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedDatabase } from '#scripts/embedded/embedded-database.mjs'
import { runNode } from '#scripts/run/run-tool.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with the address of the test server's `postgres` database. */
    databaseBroker: string
  }
}

type TestServer = { url: string; stop: () => Promise<void> }

/** Offers one PostgreSQL to all tests of a run; it is started when the first of them asks. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<TestServer> | undefined
  const broker = createServer((_request, response) => {
    server ??= startTestServer()
    server.then(
      ({ url }) => response.end(url),
      (error: Error) => response.writeHead(500).end(error.message),
    )
  })
  await new Promise<void>((resolve) => broker.listen(0, '127.0.0.1', resolve))
  project.provide('databaseBroker', `http://127.0.0.1:${(broker.address() as AddressInfo).port}`)
  return async () => {
    broker.close()
    await (await server)?.stop()
  }
}

/** A server with the database `template`, migrated and empty. Its data is as temporary as the run. */
async function startTestServer(): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cairn-test-'))
  await chmod(dataDir, 0o755)
  const database = await startEmbeddedDatabase(dataDir, { durable: false })
  const client = new pg.Client(database.urlOf())
  await client.connect()
  await client.query('CREATE DATABASE template')
  await client.end()
  await runNode(
    ['--experimental-wasm-modules', '--disable-warning=ExperimentalWarning', 'scripts/migrate.mjs'],
    {
      env: { DATABASE_URL: database.urlOf('template') },
      failure: 'The test database was not migrated.',
    },
  )
  const stop = async () => {
    await database.stop()
    await rm(dataDir, { recursive: true })
  }
  return { url: database.urlOf(), stop }
}
