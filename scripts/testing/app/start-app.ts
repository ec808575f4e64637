import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedDatabase } from '#scripts/embedded/embedded-database.mjs'
import { findFreePort } from '#scripts/run/ports.mjs'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { stopChild } from '#scripts/run/run-tool.mjs'
import { application } from '#scripts/testing/wire/wire-client.ts'
import { spawnApp } from './spawn-app.ts'

/**
 * Starts the production build on a database of its own for the browser tests, which learn its addresses
 * from E2E_BASE_URL and E2E_DATABASE_URL. Where these are set already, that app is tested.
 */
export default async function startApp(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_BASE_URL) return undefined
  const dataDir = await mkdtemp(join(tmpdir(), 'cairn-e2e-'))
  await chmod(dataDir, 0o755)
  const database = await startEmbeddedDatabase(dataDir, { durable: false })
  const issuerPort = await findFreePort()
  const issuer = spawn(
    process.execPath,
    ['--import', 'tsx', 'e2e/people/oidc/issuer.ts', String(issuerPort)],
    {
      cwd: projectRoot,
      stdio: 'inherit',
    },
  )
  const app = await spawnApp(database.urlOf(), {
    ...{ OIDC_ISSUER: `http://localhost:${issuerPort}`, OIDC_NAME: 'Test school' },
    ...{ OIDC_CLIENT_ID: 'cairn', OIDC_CLIENT_SECRET: 'only for the tests in a browser' },
    TEACHER_EMAILS: 'oidc-teacher@school.example',
    ...{ APP_CLIENT_ID: application.clientId, APP_CLIENT_SECRET: application.clientSecret },
  })
  process.env.E2E_BASE_URL = app.url
  process.env.E2E_DATABASE_URL = database.urlOf()
  return async () => {
    await app.stop()
    await stopChild(issuer)
    await database.stop()
    await rm(dataDir, { recursive: true })
  }
}
