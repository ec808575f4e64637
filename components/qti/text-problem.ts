import type { Look } from '#lib/qti/public/public-body.ts'

type Asked = Look & { baseType: 'string' | 'integer' | 'float'; patternMask?: string }

const integer = /^\s*[+-]?\d+\s*$/
const float = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/

/** Why a text cannot be sent, in the student's words; `null` where it can. */
export function textProblem({ baseType, patternMask, data }: Asked, text: string): string | null {
  if (text.trim() === '') return null
  if (baseType === 'integer' && !integer.test(text)) return 'Write a whole number, for example 12.'
  if (baseType === 'float' && !float.test(text)) return 'Write a number, for example 12 or 0.5.'
  const mask = patternMask === undefined ? null : compileMask(patternMask)
  if (!mask || mask.test(text)) return null
  return data?.['data-patternmask-message'] ?? 'This is not written in the way that is asked for.'
}

/**
 * An author's mask as an expression of the browser's, or null where the two differ or where it could take
 * too long: the mask is a courtesy to the student, and the server alone judges.
 */
function compileMask(source: string): RegExp | null {
  const differs = /[+*}]\)[+*{]|\\[icIC]|\[[^\]]*-\[/
  if (source.length > 200 || differs.test(source)) return null
  try {
    return new RegExp(`^(?:${source})$`, 'u')
  } catch {
    return null
  }
}
