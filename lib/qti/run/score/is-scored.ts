import type { Item } from '#lib/qti/item/item.ts'
import type { ResponseRule } from '#lib/qti/item/processing.ts'
import { scalarsOf, type Value } from '#lib/qti/item/value.ts'

/**
 * Whether an answer to the item can be worth anything: it has an interaction to answer, its maximum is not
 * declared as 0, and something gives it a SCORE. What is not scored (a text to read, a survey, an essay that a
 * person marks elsewhere) counts in no score, neither for a student nor against.
 */
export function isScored(item: Item): boolean {
  const { interactions, outcomeDeclarations } = item
  if (!interactions.some(({ kind }) => kind !== 'endAttempt')) return false
  if (
    outcomeDeclarations.has('MAXSCORE') &&
    numberOf(outcomeDeclarations.get('MAXSCORE')?.defaultValue) === 0
  )
    return false
  if (outcomeDeclarations.get('SCORE')?.normalMaximum === 0) return false
  return missingScore(item) === null || (numberOf(outcomeDeclarations.get('SCORE')?.defaultValue) ?? 0) > 0
}

/** Why nothing can change the score; null where something can. */
export function missingScore({ outcomeDeclarations, responseRules }: Item): string | null {
  if (responseRules.length === 0) return 'there is no response processing'
  if (!outcomeDeclarations.has('SCORE')) return 'there is no outcome SCORE'
  return responseRules.some(setsScore) ? null : 'nothing sets SCORE'
}

function setsScore(rule: ResponseRule): boolean {
  if (rule.kind === 'exit') return false
  if (rule.kind !== 'condition') return rule.identifier === 'SCORE'
  return rule.branches.some(({ rules }) => rules.some(setsScore))
}

function numberOf(value: Value | undefined): number | null {
  const [only] = scalarsOf(value ?? null)
  return typeof only === 'number' ? only : null
}
