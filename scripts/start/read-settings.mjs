import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { Stop } from '#scripts/run/step.mjs'

/**
 * The environment that the app gets: the operator's, checked by the app's own schema, and what the
 * embedded database supplies when there is no DATABASE_URL.
 * @returns {Promise<{ dataDir: string | null, environment: Record<string, string> }>} `dataDir` is `null`
 *   when the operator has a database
 */
export async function readSettings() {
  const { DATABASE_URL, DATA_DIR, DEMO, PORT, VERCEL, NEXTAUTH_SECRET } = process.env
  const common = { PORT: PORT || '3000', NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  if (DATABASE_URL) {
    await check({})
    return { dataDir: null, environment: { ...common, DEMO: DEMO || '0' } }
  }
  const dataDir = resolve(projectRoot, DATA_DIR || '.data')
  const toCome = {
    DATABASE_URL: 'postgresql://embedded',
    NEXTAUTH_SECRET: NEXTAUTH_SECRET || '(kept with the data)',
  }
  await check(toCome)
  return {
    dataDir,
    environment: {
      ...common,
      NEXTAUTH_SECRET: NEXTAUTH_SECRET || (await keptSecret(dataDir)),
      DEMO: DEMO || (VERCEL ? '0' : '1'),
    },
  }
}

async function check(supplied) {
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
  await mkdir(dataDir, { recursive: true })
  const secret = randomBytes(32).toString('base64url')
  await writeFile(path, secret, { mode: 0o600, flag: 'wx' })
  return secret
}
