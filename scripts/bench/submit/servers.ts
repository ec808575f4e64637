import { spawn } from 'node:child_process'
import { chmod, cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startEmbeddedDatabase } from '#scripts/embedded/embedded-database.mjs'
import { findFreePort } from '#scripts/run/ports.mjs'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { beforeShutDown } from '#scripts/run/run-command.mjs'
import { runNode, stopChild, toolPath } from '#scripts/run/run-tool.mjs'
import { spawnApp } from '#scripts/testing/app/spawn-app.ts'

export type Servers = { app: string; bare: string; databaseUrl: string; close: () => Promise<void> }

/**
 * The app as `npm start` runs it, and a bare Next app beside it, both built for production and on one database
 * that keeps what it is told, as the embedded one does.
 */
export async function openServers(): Promise<Servers> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cairn-bench-'))
  const removeData = () => rm(dataDir, { recursive: true, force: true })
  const forgetData = beforeShutDown(removeData)
  await chmod(dataDir, 0o755)
  const database = await startEmbeddedDatabase(dataDir)
  const databaseUrl = database.urlOf()
  const app = await spawnApp(databaseUrl, {})
  const forget = beforeShutDown(app.stop)
  const bare = await startBare(databaseUrl)
  return {
    app: app.url.replace('localhost', '127.0.0.1'),
    bare: bare.url,
    databaseUrl,
    close: async () => {
      await bare.stop()
      await app.stop()
      forget()
      await database.stop()
      await removeData()
      forgetData()
    },
  }
}

/** Outside the project, where Next finds nothing of the app: only its packages and its Prisma client. */
async function startBare(databaseUrl: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-bare-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  const forget = beforeShutDown(remove)
  await cp(join(import.meta.dirname, 'bare'), folder, { recursive: true })
  await cp(join(projectRoot, 'prisma/generated'), join(folder, 'prisma/generated'), { recursive: true })
  await writeFile(join(folder, 'package.json'), '{ "type": "module", "imports": { "#*": "./*" } }')
  await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'))
  const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', DATABASE_URL: databaseUrl } as const
  await runNode([toolPath('next'), 'build', folder], { env, failure: 'The bare app could not be built.' })
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const server = spawn(
    process.execPath,
    [toolPath('next'), 'start', folder, '-p', String(port), '-H', '127.0.0.1'],
    { cwd: folder, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const forgetServer = beforeShutDown(() => stopChild(server))
  for (let answer: Response | null = null; !answer; await delay(50)) {
    if (server.exitCode !== null) throw new Error('The bare app did not start: see the lines above.')
    answer = await fetch(url).catch(() => null)
  }
  return {
    url,
    stop: async () => {
      await stopChild(server)
      await remove()
      forgetServer()
      forget()
    },
  }
}
