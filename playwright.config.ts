import { defineConfig } from 'playwright/test'
import { startedApps } from './scripts/testing/app/start-apps.ts'
import { findChromium, findOtherBrowsers } from './scripts/testing/programs/browsers.mjs'

const executablePath = findChromium()

type Options = { chaos: { answers: number; seed: number } }
type WorkerOptions = { apps: ReturnType<typeof startedApps> }

export default defineConfig<Options, WorkerOptions>({
  testDir: 'e2e',
  globalSetup: './scripts/testing/app/start-apps.ts',
  outputDir: 'test-results/browser',
  // Side by side, each with an app and demo accounts of its own.
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  use: {
    apps: startedApps(),
    // CHAOS_ANSWERS=1000 is the whole proof, in some minutes; another CHAOS_SEED puts the deaths elsewhere.
    chaos: { answers: Number(process.env.CHAOS_ANSWERS || 100), seed: Number(process.env.CHAOS_SEED || 1) },
    // A trace of every test takes longer than the tests: `--trace on` makes one where it is wanted.
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'chromium',
      testIgnore: '**/browsers/**',
      use: {
        launchOptions: {
          ...(executablePath && { executablePath }),
          // Without a network of its own: nothing that Chromium would fetch for itself.
          args: [
            ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
            ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
          ],
        },
      },
    },
    ...findOtherBrowsers().map(({ name, use }) => ({ name, testMatch: '**/browsers/*.spec.ts', use })),
  ],
})
