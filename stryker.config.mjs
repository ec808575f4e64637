/** How code is mutated; `npm run mutate` says where. */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './scripts/mutate/sample.mjs'],
  // All tests of the room: many meet its code only by way of a route that they load themselves.
  vitest: { configFile: 'scripts/mutate/vitest.config.ts', related: false },
  // Nobody checks types in the copy, and some tests read files line by line.
  disableTypeChecks: false,
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // A busy machine is no change that was noticed.
  timeoutMS: 15_000,
  // There is no such file: TypeScript 7 has no API by which Stryker could rewrite one, and nothing needs it.
  tsconfigFile: 'none',
  ignorePatterns: ['.next', '.data', 'test-results', 'playwright-report', '*.tsbuildinfo'],
  tempDirName: '.data/mutate',
  reporters: ['clear-text'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  warnings: { slow: false },
}
