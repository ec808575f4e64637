import type { Item } from '#lib/qti/model.ts'
import { correctResponseOf } from '#lib/qti/templates/draw-template.ts'
import type { Value } from '#lib/qti/value.ts'
import { firstTurn, processResponses, type Turn } from './process-responses.ts'

/**
 * The most an item gives: the default of MAXSCORE, else SCORE's normal-maximum, else what the
 * declared correct response scores, else 1.
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
  const declared = positiveNumber(item.outcomeDeclarations.get('MAXSCORE')?.defaultValue ?? null)
  if (declared !== null) return declared
  const normalMaximum = item.outcomeDeclarations.get('SCORE')?.normalMaximum
  if (normalMaximum !== undefined && normalMaximum > 0) return normalMaximum
  const first = turn ? { ...firstTurn(item, 0), draw: turn.draw } : firstTurn(item, 0)
  const correct = new Map<string, Value>()
  for (const identifier of item.responseDeclarations.keys()) {
    correct.set(identifier, correctResponseOf(item, first.draw, identifier))
  }
  return positiveNumber(processResponses(item, correct, first).outcomes.get('SCORE') ?? null) ?? 1
}

function positiveNumber(value: Value): number | null {
  return value?.cardinality === 'single' && typeof value.value === 'number' && value.value > 0
    ? value.value
    : null
}
