import { defineConfig } from 'vitest/config'

/** How the tests of one room run while its code is mutated; the room is the `dir` that Stryker sets. */
export default defineConfig({
  ssr: { resolve: { conditions: ['react-server'] } },
  test: {
    environment: 'node',
    include: ['**/*.test.ts'],
    server: { deps: { inline: ['server-only'] } },
    globalSetup: ['scripts/testing/database/database-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
