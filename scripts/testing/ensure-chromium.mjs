import { spawnSync } from 'node:child_process'
import { Stop, say, step } from '#scripts/run/step.mjs'
import { findChromium } from './find-chromium.mjs'

/** Makes sure that there is a Chromium: root of a Debian gets the distribution's package. */
export async function ensureChromium() {
  const found = findChromium()
  if (found) return say(`Browser: ${found}`)
  const isDebianRoot = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
  if (isDebianRoot) await step('Chromium installed', installPackage)
  if (!findChromium())
    throw new Stop(
      'No Chromium was found: install one, or run `npx playwright install --with-deps chromium`.',
    )
}

function installPackage() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (...args) =>
    spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
  // The package lists of a fresh machine are empty or old.
  return (
    run('install', '-y', '--no-install-recommends', 'chromium') ||
    (run('update') && run('install', '-y', '--no-install-recommends', 'chromium'))
  )
}
