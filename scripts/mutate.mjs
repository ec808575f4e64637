// npm run mutate [-- <room> …]: changes the code of a room in one place at a time, runs the room's own tests each time,
// and lists what none of them noticed. Any folder of code is a room. docs/mutation.md has the scores.
import { Stryker } from '@stryker-mutator/core'

/** The pure rooms and the rim. */
const rooms = [
  ...['lib/std', 'lib/learning-time', 'lib/powerpath', 'lib/vr', 'lib/caliper', 'lib/xapi', 'lib/qti'],
  ...[
    'lib/timeback/contract',
    'lib/timeback/server/remote/upstream',
    'lib/timeback/server/outbox',
    'lib/auth',
    'lib/http',
  ],
]

const given = process.argv.slice(2)
const lines = []
for (const room of given.length > 0 ? given : rooms) {
  const results = await new Stryker({
    mutate: [`${room}/**/*.ts`, '!**/*.test.ts', '!**/*.d.ts'],
    vitest: { dir: room },
  }).runMutationTest()
  const countOf = (...wanted) => results.filter(({ status }) => wanted.includes(status)).length
  const killed = countOf('Killed', 'Timeout')
  const all = killed + countOf('Survived', 'NoCoverage')
  lines.push(`${room}: ${killed} of ${all} changes noticed, ${((100 * killed) / all).toFixed(1)} %`)
}
console.log(lines.join('\n'))
