import { readFile } from 'node:fs/promises'
import { itemMeans, readAnswerLog, replayLog } from '#lib/powerpath/elo/answer-log.ts'
import type { LoggedAnswer } from '#lib/powerpath/elo/elo-estimator.ts'
import { type PredictionQuality, predictionQuality } from '#lib/powerpath/elo/prediction-quality.ts'
import type { BenchReport } from '#scripts/bench-report.ts'

/** How well the estimator predicts the second file after the first, beside the plain means of the items. */
export async function replayFiles(paths: readonly string[]): Promise<BenchReport> {
  const [trainPath, testPath] = paths
  if (trainPath === undefined || testPath === undefined) throw new Error('--replay TRAIN.csv TEST.csv')
  const [train, test] = await Promise.all([readLog(trainPath), readLog(testPath)])
  const estimator = predictionQuality(replayLog(train, test))
  const means = predictionQuality(itemMeans(train, test))
  const text = [
    `${train.length} answers to learn from, ${test.length} predicted one by one.`,
    '| | AUC | log-loss | calibration error |\n| --- | ---: | ---: | ---: |',
    row('Elo: item, student, student × skill', estimator),
    row('item means', means),
  ].join('\n')
  const ratios = Object.fromEntries(
    Object.entries({ estimator, itemMeans: means }).flatMap(([name, quality]) =>
      Object.entries(quality).map(([measure, value]) => [`mastery.${name}.${measure}`, value]),
    ),
  )
  return { text, ratios }
}

async function readLog(path: string): Promise<LoggedAnswer[]> {
  const log = readAnswerLog(await readFile(path, 'utf8'))
  if (!log.ok) throw new Error(`${path}: ${log.error}`)
  return log.value
}

function row(name: string, { auc, logLoss, calibrationError }: PredictionQuality): string {
  return `| ${[name, ...[auc, logLoss, calibrationError].map((value) => value.toFixed(3))].join(' | ')} |`
}
