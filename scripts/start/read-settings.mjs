import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { Stop } from '#scripts/run/run-command.mjs'
import { loopbackHosts } from './loopback.mjs'

/**
 * The environment that the app gets: the operator's, checked by the app's own schema, and what the
 * embedded database supplies when there is no DATABASE_URL.
 * @returns {Promise<{ dataDir: string | null, hosts: (string | undefined)[], environment: Record<string, string> }>}
 *   `dataDir` is `null` when the operator has a database; `hosts` are where to listen, `undefined` everywhere
 */
export async function readSettings() {
  const { DATABASE_URL, DATA_DIR, DEMO, VERCEL, NEXTAUTH_SECRET } = process.env
  const dataDir = DATABASE_URL ? null : resolve(projectRoot, DATA_DIR || '.data')
  const supplied = dataDir && {
    DATABASE_URL: 'postgresql://embedded',
    NEXTAUTH_SECRET: NEXTAUTH_SECRET || '(kept with the data)',
    DEMO: DEMO || (VERCEL ? '0' : '1'),
  }
  const settings = await checkEnvironment(supplied ?? {})
  if (dataDir) await makeDataDir(dataDir)
  return {
    dataDir,
    hosts: settings.HOST ? [settings.HOST] : settings.DEMO ? loopbackHosts : [undefined],
    environment: {
      PORT: String(settings.PORT),
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      DEMO: settings.DEMO ? '1' : '0',
      ...(dataDir && { NEXTAUTH_SECRET: NEXTAUTH_SECRET || (await keptSecret(dataDir)) }),
    },
  }
}

/**
 * This process's environment, read by the app's own schema; stops with one sentence that names every bad setting.
 * @param {Record<string, string>} supplied what the app will get beside
 */
export async function checkEnvironment(supplied) {
  const { tsImport } = await import('tsx/esm/api')
  const { parseEnv } = await tsImport('#lib/env.ts', import.meta.url)
  try {
    return parseEnv({ ...process.env, ...supplied })
  } catch (error) {
    throw new Stop(error.message, { cause: error })
  }
}

/** Signs the sessions; kept with the data, so that a restart signs nobody out. */
async function keptSecret(dataDir) {
  const path = join(dataDir, 'session-secret')
  if (existsSync(path)) return readFile(path, 'utf8')
  const secret = randomBytes(32).toString('base64url')
  await writeFile(path, secret, { mode: 0o600, flag: 'wx' })
  return secret
}

/** Makes the folder, and stops with a sentence where nothing can be kept in it. */
async function makeDataDir(dataDir) {
  const probe = join(dataDir, `.writable-${process.pid}`)
  try {
    await makeFolder(dataDir)
    await writeFile(probe, '')
    await rm(probe)
  } catch (cause) {
    throw new Stop(`DATA_DIR ${dataDir} cannot be written (${cause.code}): choose another folder.`, { cause })
  }
}

/** As `mkdir` with `recursive`, which never ends where a folder that is there takes no other, as /proc. */
async function makeFolder(path) {
  if (existsSync(path)) return
  if (!existsSync(dirname(path))) await makeFolder(dirname(path))
  await mkdir(path)
}
