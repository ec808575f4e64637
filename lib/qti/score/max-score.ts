import type { Item } from '#lib/qti/model.ts'
import { correctResponseOf } from '#lib/qti/templates/draw-template.ts'
import { scalarsOf, type Value } from '#lib/qti/value.ts'
import { firstTurn, processResponses, type Turn } from './process-responses.ts'

/**
 * The most an item gives: the default of MAXSCORE, else SCORE's normal-maximum, else what the
 * declared correct response scores, else 1. Where that response misses a declared maximum by the rounding of its
 * parts alone, the maximum is what it scores.
 */
export function maxScoreOf(item: Item, turn?: Pick<Turn, 'draw'>): number {
  // Only a template can make it differ from attempt to attempt.
  if (item.templateRules.length > 0) return findMaxScore(item, turn)
  const known = maxScores.get(item)
  if (known !== undefined) return known
  const found = findMaxScore(item, turn)
  maxScores.set(item, found)
  return found
}

/** To find it may take as long as scoring does. */
const maxScores = new WeakMap<Item, number>()

function findMaxScore(item: Item, turn: Pick<Turn, 'draw'> | undefined): number {
  const normalMaximum = item.outcomeDeclarations.get('SCORE')?.normalMaximum ?? 0
  const maximum = positiveNumber(item.outcomeDeclarations.get('MAXSCORE')?.defaultValue ?? null)
  const declared = maximum ?? (normalMaximum > 0 ? normalMaximum : null)
  const first = turn ? { ...firstTurn(item, 0), draw: turn.draw } : firstTurn(item, 0)
  const correct = new Map<string, Value>()
  for (const identifier of item.responseDeclarations.keys()) {
    correct.set(identifier, correctResponseOf(item, first.draw, identifier))
  }
  const reached = positiveNumber(processResponses(item, correct, first).outcomes.get('SCORE') ?? null)
  if (declared === null) return reached ?? 1
  const parts = [...correct.values()].flatMap(scalarsOf).length
  return reached !== null && isRounded(reached, declared, parts) ? reached : declared
}

/**
 * Whether what the declared answer falls short of the maximum by is the author's rounding: the points of a part
 * are written with few decimals (3 × 0.333, 7 × 0.14), and each of so many parts may lack one unit of the last.
 */
function isRounded(reached: number, maximum: number, parts: number): boolean {
  const decimals = String(Number(reached.toPrecision(12))).split('.')[1]?.length ?? 0
  const missing = maximum - reached
  return decimals > 0 && missing > 0 && missing <= parts * 10 ** -decimals * (1 + 1e-9) && parts > 1
}

function positiveNumber(value: Value): number | null {
  return value?.cardinality === 'single' && typeof value.value === 'number' && value.value > 0
    ? value.value
    : null
}
