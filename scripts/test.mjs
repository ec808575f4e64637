// `npm test`: every check there is. With --quick (`npm run check`) all but the build and the browser.
import { ensureBuild } from './build/ensure-build.mjs'
import { checkNodeVersion, ensurePackages } from './install/ensure-packages.mjs'
import { ensurePrismaClient } from './install/ensure-prisma-client.mjs'
import { isShuttingDown, runCommand, Stop, shutDown } from './run/run-command.mjs'
import { runToEnd, toolPath } from './run/run-tool.mjs'
import { ensurePgbouncer } from './testing/programs/pgbouncer.mjs'
import { runPlaywright, runVitest } from './testing/run-tests.mjs'

const isQuick = process.argv.includes('--quick')
const totals = { unit: 0, browser: 0, passed: 0, failed: 0 }
/** Named once more at the end, where a reader of the last lines finds them. */
const failures = []

await runCommand(async () => {
  checkNodeVersion()
  await ensurePackages()
  await gate('Prisma client', ensurePrismaClient)
  // Begun together, as none of them keeps all cores busy, and told one after the other.
  const env = { NEXT_TELEMETRY_DISABLED: '1' }
  const checks = {
    Rooms: runToEnd(['scripts/rooms.mjs', '--check']),
    'Format and lint': runToEnd([toolPath('biome'), 'check', '--error-on-warnings']),
    Types: runToEnd([toolPath('next'), 'typegen'], { env }).then((generated) =>
      generated.status === 0 ? runToEnd([toolPath('tsc'), '--noEmit']) : generated,
    ),
    'Dead code': runToEnd([toolPath('knip')]),
  }
  for (const [title, check] of Object.entries(checks))
    await gate(title, async () => {
      const { status, output } = await check
      if (status !== 0) throw new Stop(output)
    })
  await gate('Unit and database tests', async () => {
    await ensurePgbouncer()
    await count('unit', runVitest)
  })
  if (!isQuick) {
    await gate('Build', ensureBuild)
    await gate('Browser tests', async () => {
      const { ensureBrowsers } = await import('./testing/programs/browsers.mjs')
      await ensureBrowsers()
      await count('browser', runPlaywright)
    })
  }
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join('\n')}`)
  console.log(`\n${totals.unit} unit and database tests, ${totals.browser} browser tests`)
  console.log(`${totals.passed} passed, ${totals.failed} failed`)
  await shutDown(totals.failed > 0 ? 1 : 0)
})

/** Runs one check under a heading; a failure is counted, and the next check runs all the same. */
async function gate(title, check) {
  if (isShuttingDown()) return
  console.log(`\n── ${title} ${'─'.repeat(60 - title.length)}`)
  const startedAt = performance.now()
  const failedBefore = totals.failed
  try {
    await check()
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error)
    if (totals.failed === failedBefore) {
      totals.failed++
      failures.push(title)
    }
  }
  const verdict = totals.failed === failedBefore ? 'passed' : 'FAILED'
  console.log(`${title}: ${verdict} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
}

/** Adds a run's tests to the totals; also a failed run has some. */
async function count(kind, run) {
  const { passed, failed, status, failures: names } = await run()
  failures.push(...names)
  totals[kind] = passed + failed
  totals.passed += passed
  totals.failed += failed
  if (status !== 0) throw new Stop(`The run ended with status ${status}.`)
}
