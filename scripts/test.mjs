// `npm test`: every check there is. With --quick (`npm run check`) all but the build and the browser.
import { ensureBuild } from './build/ensure-build.mjs'
import { checkNodeVersion, ensurePackages } from './install/ensure-packages.mjs'
import { ensurePrismaClient } from './install/ensure-prisma-client.mjs'
import { isShuttingDown, runCommand, Stop, shutDown } from './run/run-command.mjs'
import { runNode, toolPath } from './run/run-tool.mjs'
import { ensurePgbouncer } from './testing/programs/pgbouncer.mjs'
import { runPlaywright, runVitest } from './testing/run-tests.mjs'

const isQuick = process.argv.includes('--quick')
const totals = { unit: 0, browser: 0, passed: 0, failed: 0 }

await runCommand(async () => {
  checkNodeVersion()
  await ensurePackages()
  await gate('Prisma client', ensurePrismaClient)
  await gate('Rooms', () => show('scripts/rooms.mjs', '--check'))
  await gate('Format and lint', () => show(toolPath('biome'), 'check', '--error-on-warnings'))
  await gate('Types', async () => {
    await show(toolPath('next'), 'typegen')
    await show(toolPath('tsc'), '--noEmit')
  })
  await gate('Dead code', () => show(toolPath('knip')))
  await gate('Unit and database tests', async () => {
    await ensurePgbouncer()
    await count('unit', runVitest)
  })
  if (!isQuick) {
    await gate('Build', ensureBuild)
    await gate('Browser tests', async () => {
      const { ensureChromium } = await import('./testing/programs/ensure-chromium.mjs')
      await ensureChromium()
      await count('browser', runPlaywright)
    })
  }
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
    if (totals.failed === failedBefore) totals.failed++
  }
  const verdict = totals.failed === failedBefore ? 'passed' : 'FAILED'
  console.log(`${title}: ${verdict} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
}

/** Adds a run's tests to the totals; also a failed run has some. */
async function count(kind, run) {
  const { passed, failed, status } = await run()
  totals[kind] = passed + failed
  totals.passed += passed
  totals.failed += failed
  if (status !== 0) throw new Stop(`The run ended with status ${status}.`)
}

/** Runs a check whose output is the report. */
function show(...args) {
  return runNode(args, { env: { NEXT_TELEMETRY_DISABLED: '1' }, failure: '', show: true })
}
