import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'
import { rooms } from './scripts/rooms/room-table.mjs'

/** On a busy machine a second is soon over; what is waited for comes at last. */
const patience = { poll: { timeout: 20_000 } }
const setupFiles = [
  'scripts/testing/expectations/no-complaints.ts',
  'scripts/testing/expectations/matchers.ts',
]

const pureTests = Object.entries(rooms).flatMap(([room, { pure }]) => (pure ? [`${room}/**/*.test.ts`] : []))

const testsOfLib = readdirSync('lib', { encoding: 'utf8', recursive: true })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => `lib/${path}`)
/** What puts something else in the place of a module, or of what all modules share, has modules of its own. */
const replacing = testsOfLib.filter((path) =>
  /vi\.(mock|stub\w+|useFakeTimers)\(/.test(readFileSync(path, 'utf8')),
)
const onServer = {
  environment: 'node',
  setupFiles,
  expect: patience,
  server: { deps: { inline: ['server-only'] } },
  testTimeout: 60_000,
  hookTimeout: 60_000,
}

export default defineConfig({
  test: {
    // Some tests wait for a process or a lock: one more than there are cores keeps these busy.
    maxWorkers: availableParallelism() + 1,
    globalSetup: ['scripts/testing/database/database-setup.ts'],
    projects: [
      {
        test: {
          name: 'pure',
          environment: 'node',
          setupFiles,
          expect: patience,
          include: pureTests,
          // Functions of their arguments: one file's modules serve the next as well.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        ssr: { resolve: { conditions: ['react-server'] } },
        test: {
          ...onServer,
          name: 'node',
          include: ['lib/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...pureTests, ...replacing],
          isolate: false,
        },
      },
      {
        ssr: { resolve: { conditions: ['react-server'] } },
        test: {
          ...onServer,
          name: 'alone',
          include: [...replacing, '{scripts,prisma}/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...pureTests],
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
