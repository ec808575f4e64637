import { parseArgs } from 'node:util'
import { type Comparison, compareRules } from '#lib/powerpath/simulation/compare-rules.ts'
import type { BenchReport } from '#scripts/bench-report.ts'
import { comparisonTables } from './mastery/comparison-tables.ts'
import { replayFiles } from './mastery/replay-files.ts'
import { stepTimes } from './mastery/step-times.ts'

/**
 * How good the decisions on mastery are: `[--learners N] [--seed N]` simulates, `--replay TRAIN.csv TEST.csv`
 * tells how well the estimator predicts a log of yours.
 */
export async function bench(args: string[]): Promise<BenchReport> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      learners: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      replay: { type: 'boolean', default: false },
    },
  })
  const [learners, seed] = [Number(values.learners), Number(values.seed)]
  return values.replay ? replayFiles(positionals) : simulation({ learners, seed })
}

function simulation({ learners, seed }: { learners: number; seed: number }): BenchReport {
  const comparisons = [...compareRules({ learners, seed })]
  const intro = `${learners} learners for each cell, seed ${seed}.`
  const steps = stepTimes()
  const ofSteps =
    '**A step**: milliseconds of processor time without a database, median / 99th percentile, bank of 500'
  return {
    text: [intro, comparisonTables(comparisons), ofSteps, steps.table].join('\n\n'),
    ratios: Object.fromEntries([...comparisons.flatMap(toRatios), ...steps.ratios]),
  }
}

/** The shares mastered, and the questions to mastery of those who are there, by rule and student. */
function toRatios({ rule, learner, student, masteredBy, median, p90 }: Comparison): [string, number][] {
  const name = ['mastery', rule, learner].map((part) => part.replace(/[^\w.]+/g, '-')).join('.')
  const shares: [string, number][] = [
    [`${name}.mastered30`, masteredBy[30]],
    [`${name}.mastered100`, masteredBy[100]],
  ]
  if (student === 'not there' || median === null || p90 === null) return shares
  return [...shares, [`${name}.median`, median], [`${name}.p90`, p90]]
}
