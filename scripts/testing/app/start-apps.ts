import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FullConfig } from 'playwright/test'
import { prepareDatabase } from '#scripts/database/prepare-database.mjs'
import { startEmbeddedDatabase } from '#scripts/embedded/embedded-database.mjs'
import { onServer } from '#scripts/testing/database/on-server.ts'
import { application } from '#scripts/testing/wire/wire-client.ts'
import { type SpawnedApp, spawnApp } from './spawn-app.ts'
import { startIssuer } from './start-issuer.ts'

export type AppUnderTest = { url: string; databaseUrl: string }

const secret = 'only for the tests in a browser'

/**
 * Starts the production build for the browser tests, once for each worker and on a database of its own, so that
 * workers have the demo accounts to themselves. The tests learn the addresses from E2E_APPS; where E2E_BASE_URL and
 * E2E_DATABASE_URL are set, that app is tested.
 */
export default async function startApps({ workers }: FullConfig): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_BASE_URL) return undefined
  const dataDir = await mkdtemp(join(tmpdir(), 'cairn-e2e-'))
  await chmod(dataDir, 0o755)
  const database = await startEmbeddedDatabase(dataDir, { durable: false })
  await onServer(database.urlOf(), 'CREATE DATABASE prepared')
  await prepareDatabase({ DATABASE_URL: database.urlOf('prepared'), DEMO: '1', NEXTAUTH_SECRET: secret })
  const issuer = await startIssuer()
  const apps: (SpawnedApp & AppUnderTest)[] = []
  for (let worker = 0; worker < workers; worker++) {
    const name = `worker_${worker}`
    await onServer(database.urlOf(), `CREATE DATABASE ${name} TEMPLATE prepared`)
    const databaseUrl = database.urlOf(name)
    const app = await spawnApp(databaseUrl, {
      ...issuer.settings,
      TEACHER_EMAILS: 'oidc-teacher@school.example',
      ...{ APP_CLIENT_ID: application.clientId, APP_CLIENT_SECRET: application.clientSecret },
    })
    apps.push({ ...app, databaseUrl })
  }
  process.env.E2E_APPS = JSON.stringify(apps.map(({ url, databaseUrl }) => ({ url, databaseUrl })))
  return async () => {
    for (const app of apps) await app.stop()
    await issuer.stop()
    await database.stop()
    await rm(dataDir, { recursive: true })
  }
}

/** What `startApps` has started; a worker reads its configuration after that. */
export function startedApps(): AppUnderTest[] {
  const { E2E_BASE_URL: url, E2E_DATABASE_URL: databaseUrl = '', E2E_APPS = '[]' } = process.env
  return url ? [{ url, databaseUrl }] : JSON.parse(E2E_APPS)
}
