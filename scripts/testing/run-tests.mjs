import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { runToEnd, toolPath } from '#scripts/run/run-tool.mjs'

/** @typedef {{ passed: number, failed: number, status: number | null }} Outcome `status` may be bad though all tests passed */

/** @returns {Promise<Outcome>} */
export async function runVitest() {
  const report = await freshReport('vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { status } = await runToEnd([toolPath('vitest'), 'run', ...reporters], { show: true })
  const { numPassedTests, numFailedTests } = JSON.parse(await readFile(report, 'utf8'))
  return { passed: numPassedTests, failed: numFailedTests, status }
}

/** @returns {Promise<Outcome>} a test that passed only when tried again counts as failed */
export async function runPlaywright() {
  const report = await freshReport('playwright.json')
  const { status } = await runToEnd([toolPath('playwright'), 'test', '--reporter=list,json'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    show: true,
  })
  const { stats } = JSON.parse(await readFile(report, 'utf8'))
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, status }
}

/** The path of a report that no earlier run can have written. */
async function freshReport(name) {
  const path = join(projectRoot, 'test-results', name)
  await rm(path, { force: true })
  return path
}
