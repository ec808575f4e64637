import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { findFreePort } from '#scripts/run/ports.mjs'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { endWithParent, toolPath } from '#scripts/run/run-tool.mjs'

/** The app's web server over a database that outlives it; each start is on the same port. */
export type MortalServer = {
  url: string
  /** Resolves when it answers. */
  start: () => Promise<void>
  /** SIGKILL: it cannot finish what it is doing. Resolves when it is gone. */
  kill: () => Promise<void>
}

export async function createMortalServer(databaseUrl: string): Promise<MortalServer> {
  const port = await findFreePort()
  const url = `http://localhost:${port}`
  const args = ['--import', endWithParent, toolPath('next'), 'start', '-p', String(port)]
  const env = {
    ...process.env,
    ...{ NODE_ENV: 'production' as const, PORT: String(port), DEMO: '1', NEXT_TELEMETRY_DISABLED: '1' },
    ...{ DATABASE_URL: databaseUrl, NEXTAUTH_URL: url, NEXTAUTH_SECRET: 'only for the tests in a browser' },
  }
  let running: ChildProcess | null = null
  return {
    url,
    async start() {
      const started = spawn(process.execPath, args, {
        cwd: projectRoot,
        env,
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      })
      running = started
      for (;;) {
        if (started.exitCode !== null) throw new Error('The server did not start: see the lines above.')
        const answer = await fetch(`${url}/api/health`).catch(() => null)
        if (answer?.ok) return
        await delay(50)
      }
    },
    async kill() {
      if (!running || running.signalCode !== null) return
      const ended = once(running, 'exit')
      running.kill('SIGKILL')
      await ended
      if (running.signalCode !== 'SIGKILL') throw new Error('The server ended by itself.')
    },
  }
}
