import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type Reporter, type TestSpecification, type Vitest } from 'vitest/node'

/** One failure is enough: what takes long is asked only of what the quick tests did not notice. */
class ShortestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).reverse()
  }
}

/** Of `npm run mutate`: how the tests of one room run while its code is mutated; the room is the `dir` that Stryker sets. */
export default defineConfig({
  ssr: { resolve: { conditions: ['react-server'] } },
  test: {
    environment: 'node',
    setupFiles: ['scripts/testing/expectations/no-complaints.ts', 'scripts/testing/expectations/matchers.ts'],
    expect: { poll: { timeout: 20_000 } },
    include: ['**/*.test.ts'],
    // Ten thousand simulated students for each change take too long; what only these notice counts as not noticed.
    // And what must happen within a minute may take longer then.
    exclude: [...configDefaults.exclude, '**/simulation/**', '**/rate-limits.test.ts'],
    server: { deps: { inline: ['server-only'] } },
    sequence: { sequencer: ShortestFirst },
    globalSetup: ['scripts/testing/database/database-setup.ts'],
    // Code that can be changed in a thousand places is slow.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    reporters: [failedImports()],
  },
})

/**
 * A change with which a file cannot even be loaded runs no test. Stryker would take that for a change that no test
 * noticed; told of the error, it leaves the change out of the score.
 */
function failedImports(): Reporter {
  let vitest: Vitest
  return {
    onInit: (started) => {
      vitest = started
    },
    onTestModuleEnd: (module) => {
      for (const error of module.errors()) vitest.state.catchError(error, 'Failed import')
    },
  }
}
