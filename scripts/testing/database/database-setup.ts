import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedDatabase } from '#scripts/embedded/embedded-database.mjs'
import { runNode } from '#scripts/run/run-tool.mjs'
import { onServer } from './on-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers `/` and the name of a template with the address of the test server's `postgres` database. */
    databaseBroker: string
  }
}

/** What a test's database may be a copy of: one that is migrated and empty, or one with the app's content as well. */
export type Template = 'empty' | 'lessons'

type TestServer = { url: string; prepare: (template: Template) => Promise<void>; stop: () => Promise<void> }

/** Offers one PostgreSQL to all tests of a run; it and its templates are made when the first test asks for them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<TestServer> | undefined
  const prepare = async (path: string) => {
    server ??= startTestServer()
    const { url, prepare } = await server
    if (path === '/empty' || path === '/lessons') await prepare(path.slice(1) as Template)
    return url
  }
  const broker = createServer(({ url = '/' }, response) => {
    prepare(url).then(
      (serverUrl) => response.end(serverUrl),
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

/** Its data is as temporary as the run. */
async function startTestServer(): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cairn-test-'))
  await chmod(dataDir, 0o755)
  const database = await startEmbeddedDatabase(dataDir, { durable: false })
  const url = database.urlOf()

  async function makeEmpty() {
    await onServer(url, 'CREATE DATABASE empty')
    await run('scripts/migrate.mjs', { DATABASE_URL: database.urlOf('empty') })
  }
  /** As a first start with demo accounts loads it. */
  async function makeLessons() {
    await prepare('empty')
    await onServer(url, 'CREATE DATABASE lessons TEMPLATE empty')
    const secret = 'only for loading the content of the tests'
    const environment = { DATABASE_URL: database.urlOf('lessons'), DEMO: '1', NEXTAUTH_SECRET: secret }
    await run('prisma/seed.ts', environment)
  }
  const making = new Map<Template, Promise<void>>()
  function prepare(template: Template): Promise<void> {
    const made = making.get(template) ?? (template === 'empty' ? makeEmpty() : makeLessons())
    making.set(template, made)
    return made
  }
  const stop = async () => {
    await database.stop()
    await rm(dataDir, { recursive: true })
  }
  return { url, prepare, stop }
}

async function run(script: string, environment: Record<string, string>): Promise<void> {
  const flags = ['--experimental-wasm-modules', '--disable-warning=ExperimentalWarning']
  const sources = ['--import', 'tsx', '--conditions=react-server']
  await runNode([...flags, ...sources, script], {
    env: environment,
    failure: `${script} failed for the database of the tests.`,
  })
}
