import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { isBlank } from './normal-text.ts'

/** False where every part was left, or made, empty; white space alone is empty too. */
export function hasAnswer(responses: LexicalResponses): boolean {
  return Object.values(responses).some((value) => isGiven(value))
}

/** Whether anything is written in a value or in one of a list; false for what is neither. */
export function isGiven(value: unknown): boolean {
  if (typeof value === 'string') return !isBlank(value)
  return Array.isArray(value) && value.some((one) => typeof one === 'string' && !isBlank(one))
}
