// `npm run build:deploy`: what a hosting platform runs to build the app and bring its database up to date.
import { ensureBuild } from './build/ensure-build.mjs'
import { prepareDatabase } from './database/prepare-database.mjs'
import { ensurePrismaClient } from './install/ensure-prisma-client.mjs'
import { runCommand } from './run/run-command.mjs'
import { Stop } from './run/step.mjs'

await runCommand(async () => {
  const { DATABASE_URL } = process.env
  if (!DATABASE_URL) throw new Stop('DATABASE_URL is missing: the build brings that database up to date.')
  await ensurePrismaClient()
  // Built first: a build that fails must not have changed the database of the app that is running.
  await ensureBuild()
  await prepareDatabase({})
})
