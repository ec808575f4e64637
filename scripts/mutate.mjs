// npm run mutate [-- [--every=<n> [--from=<k>]] <room> …]: changes the code of a room in one place at a time, runs the
// room's own tests each time, and lists what none of them noticed. Any folder of code is a room; of a large one, with
// `--every=12`, only each twelfth change is made. docs/mutation.md has the scores.
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { isInSample } from './mutate/sample.mjs'

/** The pure rooms and the rim. */
const rooms = [
  ...['lib/std', 'lib/learning-time', 'lib/powerpath', 'lib/vr', 'lib/caliper', 'lib/xapi'],
  ...['text-pattern', 'item', 'typed', 'xml', 'read', 'run', 'show', 'check'].map(
    (layer) => `lib/qti/${layer}`,
  ),
  ...[
    'lib/timeback/contract',
    'lib/timeback/server/remote/upstream',
    'lib/timeback/server/outbox',
    'lib/auth',
    'lib/http',
  ],
]

const { values, positionals } = parseArgs({
  options: { every: { type: 'string', default: '1' }, from: { type: 'string', default: '0' } },
  allowPositionals: true,
})
const sample = { every: Number(values.every), from: Number(values.from) }
const lines = []
for (const room of positionals.length > 0 ? positionals : rooms) {
  const all = await new Stryker({
    // What only tests and measurements use is left as it is.
    mutate: [`${room}/**/*.ts`, '!**/*.test.ts', '!**/*.d.ts', '!**/{fixtures,simulation}/**'],
    vitest: { dir: room },
    sample,
    ...(sample.every > 1 && { checkers: ['sample'] }),
  }).runMutationTest()
  const results = all.filter(({ id }) => isInSample(id, sample))
  const countOf = (...wanted) => results.filter(({ status }) => wanted.includes(status)).length
  const [timeouts, unnoticed] = [countOf('Timeout'), countOf('Survived', 'NoCoverage')]
  const noticed = countOf('Killed') + timeouts
  const made = noticed + unnoticed
  const share = ((100 * noticed) / made).toFixed(1)
  lines.push(
    `${room}: ${noticed} of ${made} changes noticed, ${share} % (${timeouts} by a run that did not end)`,
  )
}
console.log(lines.join('\n'))
