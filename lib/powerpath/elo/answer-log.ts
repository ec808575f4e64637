import { err, ok, type Result } from '#lib/std/result.ts'
import { createEloEstimator, type LoggedAnswer } from './elo-estimator.ts'
import type { Prediction } from './prediction-quality.ts'

const COLUMNS = ['user_id', 'item_id', 'skill_id', 'timestamp', 'correct'] as const

/**
 * The answers of a file with the columns `user_id,item_id,skill_id,timestamp,correct` in any order, separated
 * by commas or tabs, each student's in order of time; the error names the line and what is wrong with it.
 */
export function readAnswerLog(text: string): Result<LoggedAnswer[], string> {
  const [header = '', ...lines] = text.trimEnd().split(/\r?\n/)
  const separator = header.includes('\t') ? '\t' : ','
  const names = header.replace(/^\uFEFF/, '').split(separator)
  const missing = COLUMNS.filter((column) => !names.includes(column))
  if (missing.length > 0) return err(`Line 1: the column ${missing.join(', ')} is missing.`)
  const at = Object.fromEntries(COLUMNS.map((column) => [column, names.indexOf(column)]))
  const answers: (LoggedAnswer & { time: number })[] = []
  for (const [index, line] of lines.entries()) {
    const cells = line.split(separator)
    const cell = (column: (typeof COLUMNS)[number]) => cells[at[column] ?? -1] ?? ''
    const [time, correct] = [toTime(cell('timestamp')), cell('correct')]
    if (cells.length !== names.length)
      return err(`Line ${index + 2}: ${cells.length} of ${names.length} values.`)
    if (Number.isNaN(time)) return err(`Line ${index + 2}: “${cell('timestamp')}” is not a time.`)
    if (correct !== '0' && correct !== '1') return err(`Line ${index + 2}: correct is neither 0 nor 1.`)
    answers.push({
      student: cell('user_id'),
      item: cell('item_id'),
      skill: cell('skill_id'),
      correct: correct === '1',
      time,
    })
  }
  // Stable, so that answers without a clock (all of one time) stay in the order of the file.
  return ok(answers.sort((a, b) => a.time - b.time).map(({ time: _, ...answer }) => answer))
}

/** A number of any unit, or a date. */
function toTime(text: string): number {
  return text === '' ? Number.NaN : Number.isNaN(Number(text)) ? Date.parse(text) : Number(text)
}

/**
 * The estimator's prediction of each answer of `test`, made before it saw that answer; it learned `train` first
 * and goes on learning as it would in use.
 */
export function replayLog(train: readonly LoggedAnswer[], test: readonly LoggedAnswer[]): Prediction[] {
  const estimator = createEloEstimator()
  for (const answer of train) estimator.learn(answer)
  return test.map((answer) => {
    const chance = estimator.predict(answer)
    estimator.learn(answer)
    return { chance, correct: answer.correct }
  })
}

/** The plain alternative: each item's share of right answers in `train`, all items' for one never seen. */
export function itemMeans(train: readonly LoggedAnswer[], test: readonly LoggedAnswer[]): Prediction[] {
  const shareOf = new Map<string, { right: number; total: number }>()
  const all = { right: 0, total: 0 }
  for (const { item, correct } of train) {
    const own = shareOf.get(item) ?? { right: 0, total: 0 }
    shareOf.set(item, own)
    for (const count of [own, all]) {
      count.right += correct ? 1 : 0
      count.total += 1
    }
  }
  return test.map(({ item, correct }) => {
    const { right, total } = shareOf.get(item) ?? all
    return { chance: (right + 1) / (total + 2), correct }
  })
}
