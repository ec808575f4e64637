import type { TextEntryInteraction } from '#lib/qti/public/public-item.ts'

const integer = /^\s*[+-]?\d+\s*$/
const float = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/

/** Why a text cannot be sent, in the student's words; `null` where it can. */
export function textEntryProblem({ baseType }: TextEntryInteraction, text: string): string | null {
  if (text.trim() === '' || baseType === 'string') return null
  if (baseType === 'integer') return integer.test(text) ? null : 'Write a whole number, for example 12.'
  return float.test(text) ? null : 'Write a number, for example 12 or 0.5.'
}
