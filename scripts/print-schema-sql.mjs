// Prints the SQL that gives an empty database what prisma/schema.prisma declares; DATABASE_URL may name any database.
import { schemaSql } from './database/schema-engine.mjs'
import { runCommand } from './run/run-command.mjs'
import { Stop } from './run/step.mjs'

await runCommand(async () => {
  const { DATABASE_URL } = process.env
  if (!DATABASE_URL)
    throw new Stop('DATABASE_URL is missing: the schema engine needs some database to talk to.')
  const sql = await schemaSql(DATABASE_URL)
  await new Promise((resolve) => process.stdout.write(sql, resolve))
})
