import { spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { findFreePort } from '#scripts/run/ports.mjs'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { stopChild } from '#scripts/run/run-tool.mjs'

export type Issuer = {
  /** What an app is told, to send people there to sign in. */
  settings: { OIDC_ISSUER: string; OIDC_NAME: string; OIDC_CLIENT_ID: string; OIDC_CLIENT_SECRET: string }
  stop: () => Promise<void>
}

/** Starts an OpenID Connect issuer that lets anybody be anyone; resolves when it answers. */
export async function startIssuer(): Promise<Issuer> {
  const port = await findFreePort()
  const url = `http://localhost:${port}`
  const issuer = spawn(process.execPath, ['--import', 'tsx', 'e2e/people/oidc/issuer.ts', String(port)], {
    cwd: projectRoot,
    stdio: 'inherit',
  })
  while (!(await fetch(`${url}/jwks`).catch(() => null))) {
    if (issuer.exitCode !== null) throw new Error('The issuer did not start: see the lines above.')
    await delay(50)
  }
  return {
    settings: {
      ...{ OIDC_ISSUER: url, OIDC_NAME: 'Test school' },
      ...{ OIDC_CLIENT_ID: 'cairn', OIDC_CLIENT_SECRET: 'only for the tests in a browser' },
    },
    stop: () => stopChild(issuer),
  }
}
