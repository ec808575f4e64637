import { defineConfig } from 'vitest/config'

/** On a busy machine a second is soon over; what is waited for comes at last. */
const patience = { poll: { timeout: 20_000 } }
const setupFiles = [
  'scripts/testing/expectations/no-complaints.ts',
  'scripts/testing/expectations/matchers.ts',
]

export default defineConfig({
  test: {
    // Much of a test's time is the database's, so no core is kept free.
    maxWorkers: '100%',
    globalSetup: ['scripts/testing/database/database-setup.ts'],
    projects: [
      {
        ssr: { resolve: { conditions: ['react-server'] } },
        test: {
          name: 'node',
          environment: 'node',
          setupFiles,
          expect: patience,
          include: ['{lib,scripts,prisma}/**/*.test.ts'],
          server: { deps: { inline: ['server-only'] } },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'dom',
          environment: 'happy-dom',
          setupFiles,
          expect: patience,
          testTimeout: 30_000,
          include: ['components/**/*.test.tsx'],
        },
      },
      {
        test: {
          name: 'docs',
          environment: 'node',
          setupFiles,
          expect: patience,
          include: ['docs/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
