import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        ssr: { resolve: { conditions: ['react-server'] } },
        test: {
          name: 'node',
          environment: 'node',
          include: ['{lib,scripts,prisma}/**/*.test.ts'],
          server: { deps: { inline: ['server-only'] } },
          globalSetup: ['scripts/testing/database-setup.ts'],
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
          globalSetup: ['scripts/testing/database-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
