import { spawn } from 'node:child_process'
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { serverUser } from '#scripts/embedded/place.mjs'
import { findFreePort } from '#scripts/run/ports.mjs'
import { stopChild } from '#scripts/run/run-tool.mjs'
import { findPgbouncer } from '#scripts/testing/programs/pgbouncer.mjs'

/** A database behind pgbouncer in transaction mode. */
export type Pooler = { url: string; close: () => Promise<void> }

/** Starts pgbouncer with so many connections to the server of `databaseUrl`; resolves when it answers. */
export async function openPooler(databaseUrl: string, { connections = 4 } = {}): Promise<Pooler> {
  const program = findPgbouncer()
  if (!program) throw new Error('There is no pgbouncer here.')
  const { hostname, port: serverPort, username, password, pathname } = new URL(databaseUrl)
  const port = await findFreePort()
  const folder = await mkdtemp(join(tmpdir(), 'cairn-pooler-'))
  const settings = join(folder, 'pgbouncer.ini')
  await writeFile(
    settings,
    `[databases]
* = host=${hostname} port=${serverPort} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${connections}
max_client_conn = 200
`,
  )
  // It refuses to run as root, as PostgreSQL does.
  const user = serverUser()
  await chmod(folder, 0o755)
  if (user) await chown(settings, user.uid, user.gid)
  const server = spawn(program, ['-q', settings], { ...user, stdio: ['ignore', 'ignore', 'inherit'] })
  const url = `postgresql://${username}:any@127.0.0.1:${port}${pathname}`
  const close = async () => {
    await stopChild(server)
    await rm(folder, { recursive: true })
  }
  while (!(await answers(url))) {
    if (server.exitCode !== null) throw new Error('pgbouncer did not start: see the lines above.')
    await delay(50)
  }
  return { url, close }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client(url)
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end()
  }
}
