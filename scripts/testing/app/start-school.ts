import { randomUUID } from 'node:crypto'
import { onServer } from '#scripts/testing/database/on-server.ts'
import { spawnApp } from './spawn-app.ts'
import { startIssuer } from './start-issuer.ts'

/** The address that is its first administrator's. */
export const headOfSchool = 'head@school.example'

/** An app as a school has it on its first day: without demo people, nobody known, and an issuer to sign in by. */
export type School = { url: string; stop: () => Promise<void> }

/** Starts one on an empty database of its own, on the server of that database. */
export async function startSchool(databaseUrl: string): Promise<School> {
  const name = `school_${randomUUID().replaceAll('-', '')}`
  await onServer(databaseUrl, `CREATE DATABASE ${name}`)
  const own = new URL(databaseUrl)
  own.pathname = `/${name}`
  const issuer = await startIssuer()
  const app = await spawnApp(own.href, { DEMO: '0', ADMIN_EMAILS: headOfSchool, ...issuer.settings })
  return {
    url: app.url,
    async stop() {
      await app.stop()
      await issuer.stop()
      await onServer(databaseUrl, `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}
