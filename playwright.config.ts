import { defineConfig } from 'playwright/test'
import { findChromium } from './scripts/testing/programs/find-chromium.mjs'

const executablePath = findChromium()

export default defineConfig<{ databaseUrl: string; chaos: { answers: number; seed: number } }>({
  testDir: 'e2e',
  globalSetup: './scripts/testing/app/start-app.ts',
  outputDir: 'test-results',
  workers: 2,
  projects: [
    // The journeys share the demo accounts, one after another; the gallery keeps nothing.
    { name: 'journeys', testIgnore: 'gallery.spec.ts', workers: 1 },
    { name: 'gallery', testMatch: 'gallery.spec.ts', workers: 1 },
  ],
  forbidOnly: true,
  timeout: 60_000,
  use: {
    baseURL: process.env.E2E_BASE_URL,
    databaseUrl: process.env.E2E_DATABASE_URL ?? '',
    // CHAOS_ANSWERS=1000 is the whole proof, in some minutes; another CHAOS_SEED puts the deaths elsewhere.
    chaos: { answers: Number(process.env.CHAOS_ANSWERS || 100), seed: Number(process.env.CHAOS_SEED || 1) },
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath && { executablePath }),
      // Without a network of its own: nothing that Chromium would fetch for itself.
      args: [
        ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
        ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ],
    },
  },
})
