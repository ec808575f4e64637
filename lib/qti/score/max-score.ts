import type { Item } from '#lib/qti/model.ts'
import type { Value } from '#lib/qti/value.ts'
import { processResponses } from './process-responses.ts'

/**
 * The most an item gives: the default of MAXSCORE, else SCORE's normal-maximum, else what the
 * declared correct response scores, else 1.
 */
export function maxScoreOf(item: Item): number {
  const declared = positiveNumber(item.outcomeDeclarations.get('MAXSCORE')?.defaultValue ?? null)
  if (declared !== null) return declared
  const normalMaximum = item.outcomeDeclarations.get('SCORE')?.normalMaximum
  if (normalMaximum !== undefined && normalMaximum > 0) return normalMaximum
  const correct = new Map<string, Value>()
  for (const { identifier, correctResponse } of item.responseDeclarations.values()) {
    correct.set(identifier, correctResponse)
  }
  return positiveNumber(processResponses(item, correct).get('SCORE') ?? null) ?? 1
}

function positiveNumber(value: Value): number | null {
  return value?.cardinality === 'single' && typeof value.value === 'number' && value.value > 0
    ? value.value
    : null
}
