// `npm run build:deploy`: what a hosting platform runs to build the app and bring its database up to date.
import { ensureBuild } from './build/ensure-build.mjs'
import { prepareDatabase } from './database/prepare-database.mjs'
import { ensurePrismaClient } from './install/ensure-prisma-client.mjs'
import { runCommand } from './run/run-command.mjs'
import { checkEnvironment } from './start/read-settings.mjs'

await runCommand(async () => {
  // First of all: neither a build nor a migration is begun that the app could not be started with.
  await checkEnvironment({})
  await ensurePrismaClient()
  // Then the build: one that fails must not have changed the database of the app that is running.
  await ensureBuild()
  await prepareDatabase({})
})
