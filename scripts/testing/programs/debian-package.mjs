import { spawnSync } from 'node:child_process'
import { step } from '#scripts/run/run-command.mjs'

/**
 * Installs a package of the distribution, where this is a Debian and its root asks; does nothing elsewhere.
 * @param {string} name
 */
export async function installDebianPackage(name) {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return
  // The package lists of a fresh machine are empty or old.
  await step(`Package ${name} asked for`, () => install(name) || (run('update') && install(name)))
}

const install = (name) => run('install', '-y', '--no-install-recommends', name)

function run(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
}
