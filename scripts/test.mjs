// `npm test`: every check there is. With --quick (`npm run check`) all but the build and the browser.
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureBuild } from './build/ensure-build.mjs'
import { checkNodeVersion } from './install/check-node-version.mjs'
import { ensurePackages } from './install/ensure-packages.mjs'
import { ensurePrismaClient } from './install/ensure-prisma-client.mjs'
import { projectRoot } from './run/project-root.mjs'
import { runCommand } from './run/run-command.mjs'
import { runNode, toolPath } from './run/run-tool.mjs'
import { isShuttingDown, shutDown } from './run/shut-down.mjs'
import { Stop } from './run/step.mjs'

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
  await gate('Unit and database tests', () => runTests(vitest))
  if (!isQuick) {
    await gate('Build', ensureBuild)
    await gate('Browser tests', async () => {
      const { ensureChromium } = await import('./testing/ensure-chromium.mjs')
      await ensureChromium()
      await runTests(playwright)
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

function show(...args) {
  return runNode(args, { env: { NEXT_TELEMETRY_DISABLED: '1' }, failure: '', show: true })
}

/** @typedef {{ kind: 'unit' | 'browser', report: string, run: (report: string) => Promise<string>, count: (report: any) => { passed: number, failed: number } }} Runner */

/** @type {Runner} */
const vitest = {
  kind: 'unit',
  report: 'test-results/vitest.json',
  run: (report) =>
    show(toolPath('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`),
  count: ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
}

/** @type {Runner} */
const playwright = {
  kind: 'browser',
  report: 'test-results/playwright.json',
  run: (report) =>
    runNode([toolPath('playwright'), 'test', '--reporter=list,json'], {
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
      failure: '',
      show: true,
    }),
  count: ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
}

/** Counts from the report also when the run failed: a run may fail with every test passed. */
async function runTests({ kind, report, run, count }) {
  const path = join(projectRoot, report)
  await rm(path, { force: true })
  try {
    await run(path)
  } finally {
    const { passed, failed } = count(JSON.parse(await readFile(path, 'utf8')))
    totals[kind] = passed + failed
    totals.passed += passed
    totals.failed += failed
  }
}
