// `npm start` and, with --dev, `npm run dev`: from a fresh clone to a running app.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuild } from './build/ensure-build.mjs'
import { prepareDatabase } from './database/prepare-database.mjs'
import { startEmbeddedDatabase } from './embedded/embedded-database.mjs'
import { checkNodeVersion, ensurePackages } from './install/ensure-packages.mjs'
import { ensurePrismaClient } from './install/ensure-prisma-client.mjs'
import { refusePort } from './run/ports.mjs'
import { projectRoot } from './run/project-root.mjs'
import { runCommand, say, shutDown, step } from './run/run-command.mjs'
import { carryFromIpv6 } from './start/loopback.mjs'
import { readSettings } from './start/read-settings.mjs'
import { serve } from './start/serve.mjs'

await runCommand(
  async () => {
    checkNodeVersion()
    const envFile = join(projectRoot, '.env')
    if (existsSync(envFile)) process.loadEnvFile(envFile)
    await ensurePackages()
    const { dataDir, hosts, environment } = await readSettings()
    // Before anything slow, so that nobody waits for a build to learn it.
    await refusePort(Number(environment.PORT), hosts)
    await ensurePrismaClient()

    if (dataDir) {
      const database = await step('Database started', () => startEmbeddedDatabase(dataDir, { say }))
      environment.DATABASE_URL = database.urlOf()
      database.onGivenUp((reason) => {
        console.error(reason)
        void shutDown(1)
      })
    } else say('Using the database of DATABASE_URL')
    await prepareDatabase(environment)

    const mode = process.argv.includes('--dev') ? 'dev' : 'start'
    if (mode === 'start') await ensureBuild()
    else environment.NODE_ENV = 'development'
    const { ended } = await step('Server started', () => serve(mode, environment, hosts[0]))
    if (hosts.includes('::1') && hosts.length > 1) await carryFromIpv6(Number(environment.PORT))
    announce(environment)
    await ended
  },
  { isServer: true },
)

function announce({ PORT, DEMO }) {
  const { NEXTAUTH_URL } = process.env
  console.log(`\nCairn is ready at http://localhost:${PORT}`)
  if (NEXTAUTH_URL) console.log(`Its public address is ${NEXTAUTH_URL}`)
  if (DEMO !== '1') return
  console.log('Demo accounts, without a password:')
  console.log('  students  student@example.com, student2@example.com, student3@example.com')
  console.log('  teachers  teacher@example.com, teacher2@example.com')
  console.log('  admin     admin@example.com')
}
