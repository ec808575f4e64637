import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startEmbeddedDatabase } from '#scripts/embedded/embedded-database.mjs'
import { findFreePort } from '#scripts/run/ports.mjs'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { stopChild } from '#scripts/run/stop-child.mjs'

/**
 * Starts the production build on a database of its own for the browser tests, which learn its addresses
 * from E2E_BASE_URL and E2E_DATABASE_URL. Where these are set already, that app is tested.
 */
export default async function startApp(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_BASE_URL) return undefined
  const dataDir = await mkdtemp(join(tmpdir(), 'cairn-e2e-'))
  await chmod(dataDir, 0o755)
  const database = await startEmbeddedDatabase(dataDir, { durable: false })
  const port = await findFreePort()
  process.env.E2E_BASE_URL = `http://localhost:${port}`
  process.env.E2E_DATABASE_URL = database.urlOf()
  const issuerPort = await findFreePort()
  const issuer = spawn(process.execPath, ['--import', 'tsx', 'e2e/oidc/issuer.ts', String(issuerPort)], {
    cwd: projectRoot,
    stdio: 'inherit',
  })
  const app = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: projectRoot,
    env: {
      ...process.env,
      PORT: String(port),
      DATABASE_URL: database.urlOf(),
      NEXTAUTH_URL: '',
      NEXTAUTH_SECRET: 'only for the tests in a browser',
      DEMO: '1',
      OIDC_ISSUER: `http://localhost:${issuerPort}`,
      OIDC_NAME: 'Test school',
      OIDC_CLIENT_ID: 'cairn',
      OIDC_CLIENT_SECRET: 'only for the tests in a browser',
      TEACHER_EMAILS: 'oidc-teacher@school.example',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  await untilReady(app, `${process.env.E2E_BASE_URL}/api/health`)
  return async () => {
    await stopChild(app)
    await stopChild(issuer)
    await database.stop()
    await rm(dataDir, { recursive: true })
  }
}

async function untilReady(app: ChildProcess, url: string): Promise<void> {
  for (;;) {
    if (app.exitCode !== null) throw new Error('The app did not start: see the lines above.')
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await delay(100)
  }
}
