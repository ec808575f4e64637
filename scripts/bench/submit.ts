import { parseArgs } from 'node:util'
import type { BenchReport } from '#scripts/bench-report.ts'
import { type Measured, measureSteps, type StepTimes } from './submit/measure-steps.ts'

/**
 * What the engine takes for `next` and `submit` at a bank of 500 questions, both policies, without a database:
 * `[--rounds N]`, a round being an attempt of up to 100 questions.
 */
export async function bench(args: string[]): Promise<BenchReport> {
  const { values } = parseArgs({
    args,
    options: { rounds: { type: 'string', default: '100' } },
  })
  const rounds = Number(values.rounds)
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds is a whole number from 1 on')
  const measured = (['published', 'evidence'] as const).map((policy) => measureSteps(policy, rounds))
  return {
    text: toTable(measured),
    ratios: Object.fromEntries(
      measured.flatMap(({ policy, ratio: { p50, p99 } }) => [
        [`${policy}.p50`, p50],
        [`${policy}.p99`, p99],
      ]),
    ),
  }
}

function toTable(measured: Measured[]): string {
  const rows = measured.map(({ policy, next, submit, baseline, ratio }) =>
    [
      policy,
      ...[next, submit, baseline].map(shown),
      `${ratio.p50.toFixed(2)} / ${ratio.p99.toFixed(2)}`,
    ].join(' | '),
  )
  return [
    'Milliseconds of processor time, median / 99th percentile. The baseline is the attempt and the bank to JSON and back.',
    '',
    '| policy | next | submit | baseline | submit in baselines |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n')
}

function shown({ p50Ms, p99Ms }: StepTimes): string {
  return `${p50Ms.toFixed(3)} / ${p99Ms.toFixed(3)}`
}
