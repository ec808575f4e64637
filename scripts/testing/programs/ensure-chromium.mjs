import { Stop, say } from '#scripts/run/run-command.mjs'
import { installDebianPackage } from './debian-package.mjs'
import { findChromium } from './find-chromium.mjs'

/** Makes sure that there is a Chromium: root of a Debian gets the distribution's package. */
export async function ensureChromium() {
  if (!findChromium()) await installDebianPackage('chromium')
  const found = findChromium()
  if (!found)
    throw new Stop(
      'No Chromium was found: install one, or run `npx playwright install --with-deps chromium`.',
    )
  say(`Browser: ${found}`)
}
