import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureOnce } from '#scripts/run/lock.mjs'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { Stop } from '#scripts/run/run-command.mjs'
import { runNode } from '#scripts/run/run-tool.mjs'

const needed = [20, 19]

/** Refuses a Node that is too old with one sentence, before anything fails in a stranger way. */
export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < needed[0] || (major === needed[0] && minor < needed[1]))
    throw new Stop(`Node.js ${needed.join('.')} or newer is needed, and this is ${version}.`)
}

/**
 * Makes node_modules what package-lock.json says, by `npm ci`. No install script of a dependency is run: some fetch
 * programs from the network, and npm 11 blocks them anyway.
 */
export async function ensurePackages() {
  const options = ['--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund']
  await ensureOnce('packages', {
    isDone: packagesAreInstalled,
    title: 'Packages installed',
    waiting: 'Waiting for another start to install the packages',
    work: () =>
      runNode([npmPath(), 'ci', ...options], {
        failure:
          'The packages could not be installed: see the lines above, and try `npm ci --ignore-scripts`.',
      }),
  })
}

async function packagesAreInstalled() {
  const [wanted, installed] = await Promise.all([
    readPackages(join(projectRoot, 'package-lock.json')),
    readPackages(join(projectRoot, 'node_modules/.package-lock.json')),
  ])
  const versionOf = (path) => installed[path]?.version
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || versionOf(path) === version || (optional && versionOf(path) === undefined),
  )
}

/** The packages of a lock file by their paths. */
async function readPackages(path) {
  return existsSync(path) ? JSON.parse(await readFile(path, 'utf8')).packages : {}
}

/** The npm that runs this. */
function npmPath() {
  const { npm_execpath: path = '' } = process.env
  if (!path.endsWith('npm-cli.js')) throw new Stop('The packages are missing: start with `npm start`.')
  return path
}
