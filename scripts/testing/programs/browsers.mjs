import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, firefox, webkit } from 'playwright'
import { Stop, say } from '#scripts/run/run-command.mjs'
import { installDebianPackage } from './debian-package.mjs'

/**
 * The browser of most tests: the one that CHROMIUM names, else one of the system, else Playwright's own.
 * @returns {string | null} the program's path
 */
export function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  const elsewhere = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ]
  return process.env.CHROMIUM || find(names, [...elsewhere, chromium.executablePath()])
}

/**
 * The other browsers that are here, with what Playwright is told of each: its own build, or the system's Firefox (or
 * the one that FIREFOX names; empty for none), which it drives by WebDriver BiDi. A WebKit other than its own it cannot drive.
 * @returns {{ name: 'firefox' | 'webkit', program: string, use: import('playwright/test').PlaywrightTestOptions &
 *   import('playwright/test').PlaywrightWorkerOptions | object }[]}
 */
export function findOtherBrowsers() {
  const own = [firefox, webkit].flatMap((type) => {
    const name = /** @type {'firefox' | 'webkit'} */ (type.name())
    const program = type.executablePath()
    return existsSync(program) ? [{ name, program, use: { browserName: name } }] : []
  })
  const system = process.env.FIREFOX ?? find(['firefox-esr', 'firefox'], [])
  if (!system || own.some(({ name }) => name === 'firefox')) return own
  const use = { browserName: 'firefox', channel: 'moz-firefox', launchOptions: { executablePath: system } }
  return [{ name: 'firefox', program: system, use }, ...own]
}

function find(names, elsewhere) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin']
  const inPath = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [...inPath, ...elsewhere].find((path) => existsSync(path)) ?? null
}

/** Gets Chromium, without which nothing is tested, and Firefox where it can be had; says what is not tested. */
export async function ensureBrowsers() {
  if (!findChromium()) await installDebianPackage('chromium')
  const found = findChromium()
  if (!found)
    throw new Stop(
      'No Chromium was found: install one, or run `npx playwright install --with-deps chromium`.',
    )
  say(`Browser: ${found}`)
  if (!findOtherBrowsers().some(({ name }) => name === 'firefox')) await installDebianPackage('firefox-esr')
  const system = findOtherBrowsers().find(({ use }) => 'channel' in use)
  // Which commands of BiDi a Firefox knows is its version's matter, and none of the app's.
  const reason = system && (await whyNotDriven(system.use))
  if (reason) {
    process.env.FIREFOX = ''
    say(`Playwright does not drive ${system.program}: ${reason}`)
  }
  const others = findOtherBrowsers()
  for (const { program } of others) say(`Browser: ${program}`)
  for (const name of ['firefox', 'webkit'])
    if (!others.some((other) => other.name === name)) say(`NOT TESTED: ${name}, which is not here`)
}

/**
 * What keeps Playwright from opening a page in a Firefox of the system; `null` if nothing does.
 * @param {{ channel?: string, launchOptions?: import('playwright').LaunchOptions }} use
 * @returns {Promise<string | null>}
 */
async function whyNotDriven({ channel, launchOptions }) {
  try {
    const browser = await firefox.launch({ ...launchOptions, channel, timeout: 60_000 })
    const page = await browser.newPage()
    await page.goto('about:blank')
    await browser.close()
    return null
  } catch (error) {
    return String(error).split('\n')[0]
  }
}
