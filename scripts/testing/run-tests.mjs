import { readFile, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { runToEnd, toolPath } from '#scripts/run/run-tool.mjs'
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs'

/**
 * `failures` names what failed, a line each, also where that was no test; `status` may be bad though all tests passed.
 * @typedef {{ passed: number, failed: number, failures: string[], status: number | null }} Outcome
 */

/** @returns {Promise<Outcome>} */
export async function runVitest() {
  const report = await freshReport('vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { status } = await runToEnd([toolPath('vitest'), 'run', ...reporters], { show: true })
  const results = JSON.parse(await readFile(report, 'utf8'))
  const { numPassedTests: passed, numFailedTests: failed } = results
  return { passed, failed, failures: failuresOfVitest(results, inProject), status }
}

/** @returns {Promise<Outcome>} a test that passed only when tried again counts as failed */
export async function runPlaywright() {
  const report = await freshReport('playwright.json')
  const { status } = await runToEnd([toolPath('playwright'), 'test', '--reporter=list,json'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    show: true,
  })
  const results = JSON.parse(await readFile(report, 'utf8'))
  const { expected: passed, unexpected, flaky } = results.stats
  return { passed, failed: unexpected + flaky, failures: failuresOfPlaywright(results), status }
}

const inProject = (path) => relative(projectRoot, path)

/** The path of a report that no earlier run can have written. */
async function freshReport(name) {
  const path = join(projectRoot, 'test-results', name)
  await rm(path, { force: true })
  return path
}
