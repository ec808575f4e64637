// `npm start` and, with --dev, `npm run dev`: from a fresh clone to a running app.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuild } from './build/ensure-build.mjs'
import { prepareDatabase } from './database/prepare-database.mjs'
import { startEmbeddedDatabase } from './embedded/embedded-database.mjs'
import { checkNodeVersion } from './install/check-node-version.mjs'
import { ensurePackages } from './install/ensure-packages.mjs'
import { ensurePrismaClient } from './install/ensure-prisma-client.mjs'
import { isPortFree } from './run/ports.mjs'
import { projectRoot } from './run/project-root.mjs'
import { runCommand } from './run/run-command.mjs'
import { shutDown } from './run/shut-down.mjs'
import { Stop, say, step } from './run/step.mjs'
import { readSettings } from './start/read-settings.mjs'
import { serve } from './start/serve.mjs'

await runCommand(async () => {
  checkNodeVersion()
  const envFile = join(projectRoot, '.env')
  if (existsSync(envFile)) process.loadEnvFile(envFile)
  await refuseTakenPort()
  await ensurePackages()
  const { dataDir, environment } = await readSettings()
  await ensurePrismaClient()

  if (dataDir) {
    const database = await step('Database started', () => startEmbeddedDatabase(dataDir, { say }))
    environment.DATABASE_URL = database.urlOf()
    database.onExit((logPath) => {
      console.error(`The embedded database ended: see ${logPath}.`)
      void shutDown(1)
    })
  } else say('Using the database of DATABASE_URL')
  await prepareDatabase(environment)

  const mode = process.argv.includes('--dev') ? 'dev' : 'start'
  if (mode === 'start') await ensureBuild()
  else environment.NODE_ENV = 'development'
  const { ended } = await step('Server started', () => serve(mode, environment))
  announce(environment)
  await ended
})

/** Asked first, so that nobody waits for a build to learn it. */
async function refuseTakenPort() {
  const port = Number(process.env.PORT || 3000)
  const isPort = Number.isInteger(port) && port > 0 && port < 65_536
  if (isPort && !(await isPortFree(port)))
    throw new Stop(`Port ${port} is in use: stop what uses it, or choose another with PORT=3001 npm start.`)
}

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
