import { defineConfig } from 'vitest/config'

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
          testTimeout: 30_000,
          include: ['components/**/*.test.tsx'],
        },
      },
      {
        test: {
          name: 'docs',
          environment: 'node',
          include: ['docs/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
