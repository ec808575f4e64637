import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { acquireLock } from '#scripts/run/lock.mjs'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { runNode } from '#scripts/run/run-tool.mjs'
import { Stop, say, step } from '#scripts/run/step.mjs'

/**
 * Makes node_modules what package-lock.json says. No install script of a dependency is run: some fetch
 * programs from the network, and npm 11 blocks them anyway.
 */
export async function ensurePackages() {
  if (await packagesAreInstalled()) return
  const release = await acquireLock(`packages ${projectRoot}`, {
    onHeld: () => say('Waiting for another start to install the packages'),
  })
  try {
    if (await packagesAreInstalled()) return
    await step('Packages installed', installPackages)
  } finally {
    await release()
  }
}

async function packagesAreInstalled() {
  const [wanted, installed] = await Promise.all([
    readPackages(join(projectRoot, 'package-lock.json')),
    readPackages(join(projectRoot, 'node_modules/.package-lock.json')),
  ])
  if (!wanted || !installed) return false
  const versionOf = (path) => installed[path]?.version
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || versionOf(path) === version || (optional && versionOf(path) === undefined),
  )
}

/** The packages of a lock file by their paths, or `null` when there is none that can be read. */
async function readPackages(path) {
  if (!existsSync(path)) return null
  return JSON.parse(await readFile(path, 'utf8')).packages
}

async function installPackages() {
  const npm = findNpm()
  await runNode(
    [npm, 'ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund'],
    {
      failure: 'The packages could not be installed: see the lines above, and try `npm ci --ignore-scripts`.',
    },
  )
}

/** npm's own program: the one that runs this, else the one beside a folder of PATH. */
function findNpm() {
  const candidates = [process.env.npm_execpath ?? '']
  for (const folder of [dirname(process.execPath), ...(process.env.PATH ?? '').split(delimiter)])
    for (const modules of ['node_modules', '../lib/node_modules', '../share/nodejs'])
      candidates.push(join(folder, modules, 'npm/bin/npm-cli.js'))
  const found = candidates.find((path) => path.endsWith('npm-cli.js') && existsSync(path))
  if (!found) throw new Stop('npm was not found: install Node.js with npm, and start with `npm start`.')
  return found
}
