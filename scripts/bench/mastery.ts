import { parseArgs } from 'node:util'
import { compareRules } from '#lib/powerpath/simulation/compare-rules.ts'
import { comparisonTables } from './mastery/comparison-tables.ts'
import { replayFiles } from './mastery/replay-files.ts'
import { measureSteps } from './submit/measure-steps.ts'

/**
 * How good the decisions on mastery are: `[--learners N] [--seed N] [--json]` simulates, `--replay TRAIN.csv
 * TEST.csv` tells how well the estimator predicts a log of yours.
 */
export async function bench(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      learners: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      replay: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const [learners, seed] = [Number(values.learners), Number(values.seed)]
  const report = values.replay ? await replayFiles(positionals) : simulation({ learners, seed })
  console.log(values.json ? JSON.stringify(report.data, null, 2) : report.text)
}

function simulation({ learners, seed }: { learners: number; seed: number }) {
  const comparisons = [...compareRules({ learners, seed })]
  const { submit: engine } = measureSteps('evidence', 40)
  const text = [
    `${learners} learners for each cell, seed ${seed}.`,
    comparisonTables(comparisons),
    `Engine, evidence policy, bank of 500: an answer with the next question takes ` +
      `${engine.p50Ms.toFixed(2)} ms of processor time in the median, ${engine.p99Ms.toFixed(2)} ms at the 99th percentile.`,
  ].join('\n\n')
  return { data: { learners, seed, comparisons, engine }, text }
}
