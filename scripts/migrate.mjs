// `npm run migrate`: applies what is missing of prisma/migrations to DATABASE_URL.
import { migrate } from './database/migrate.mjs'
import { runCommand, Stop } from './run/run-command.mjs'

await runCommand(async () => {
  const { DATABASE_URL, DIRECT_URL } = process.env
  const url = DIRECT_URL || DATABASE_URL
  if (!url) throw new Stop('DATABASE_URL is missing: it names the database to migrate.')
  const applied = await migrate(url)
  console.log(applied.length > 0 ? `Applied ${applied.join(', ')}` : 'Nothing to apply')
})
