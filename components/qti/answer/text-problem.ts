import type { Look } from '#lib/qti/item/public/public-content.ts'
import { isBlank, normalText } from '#lib/qti/typed/normal-text.ts'
import { readNumber } from '#lib/qti/typed/read-number.ts'

type Asked = Look & { baseType: 'string' | 'integer' | 'float'; patternMask?: string }

/** Why a text cannot be sent, in the student's words; `null` where it can. */
export function textProblem({ baseType, patternMask, data }: Asked, text: string): string | null {
  if (isBlank(text)) return null
  if (baseType !== 'string' && readNumber(text, baseType) === null) return numberProblems[baseType]
  const mask = patternMask === undefined ? null : compileMask(patternMask)
  if (!mask || mask.test(text) || mask.test(normalText(text))) return null
  return data?.['data-patternmask-message'] ?? 'This is not written in the way that is asked for.'
}

const numberProblems = {
  integer: 'Write a whole number, for example 12.',
  float: 'Write a number, for example 12, 0.5 or 1/2.',
}

/** How a number was read, where it is not read letter for letter or could be read in two ways. */
export function readingNote({ baseType }: Pick<Asked, 'baseType'>, text: string): string | null {
  const read = baseType === 'string' ? null : readNumber(text, baseType)
  if (read === null) return null
  const { reading, otherReading: other } = read
  if (reading === normalText(text) && other === undefined) return null
  const said = `${text.trim()} is read as ${shown(reading)}.`
  if (other === undefined) return `${said} If you mean another number, change it.`
  const how = other.includes('.') ? 'with a point' : reading.includes('.') ? 'without the point' : 'alone'
  return `${said} If you mean ${shown(other)}, write it ${how}.`
}

function shown(reading: string): string {
  return reading.replaceAll('-', '\u2212')
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
