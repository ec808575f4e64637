import { say, step } from '#scripts/run/run-command.mjs'
import { runNode } from '#scripts/run/run-tool.mjs'

/**
 * Brings DATABASE_URL's schema up to date and loads what is missing of the content. Both wait for other
 * instances that do the same, and change nothing the second time.
 * @param {Record<string, string>} environment in addition to this process's own
 */
export async function prepareDatabase(environment) {
  const run = (path, failure) => printLines(runNode([...flags, path], { env: environment, failure }))
  await step('Database migrated', () => run('scripts/migrate.mjs', 'The database was not migrated.'))
  await step('Content loaded', () => run('prisma/seed.ts', 'The content was not loaded.'))
}

const flags = [
  '--experimental-wasm-modules',
  '--disable-warning=ExperimentalWarning',
  // The sources are TypeScript, and `server-only` lets them run under this condition alone.
  ...['--import', 'tsx', '--conditions=react-server'],
]

async function printLines(output) {
  for (const line of (await output).split('\n').filter(Boolean)) say(line)
}
