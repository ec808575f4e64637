import { spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { findFreePort } from '#scripts/run/ports.mjs'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { stopChild } from '#scripts/run/run-tool.mjs'

export type SpawnedApp = { url: string; stop: () => Promise<void> }

/** Starts the production build as an operator does, on that database; resolves when it answers. */
export async function spawnApp(databaseUrl: string, settings: Record<string, string>): Promise<SpawnedApp> {
  const port = await findFreePort()
  const url = `http://localhost:${port}`
  const app = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: projectRoot,
    env: {
      ...process.env,
      ...{ PORT: String(port), DATABASE_URL: databaseUrl, DEMO: '1' },
      ...{ NEXTAUTH_URL: '', NEXTAUTH_SECRET: 'only for the tests in a browser' },
      ...settings,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  for (;;) {
    if (app.exitCode !== null) throw new Error('The app did not start: see the lines above.')
    const answer = await fetch(`${url}/api/health`).catch(() => null)
    if (answer?.ok) return { url, stop: () => stopChild(app) }
    await delay(100)
  }
}
