import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'

/**
 * The form in which two texts are compared: what keyboards, phones and editors write in more than one way is
 * written in one. It is for comparing only; what is stored and shown is the text as it was typed. Case stays:
 * that is QTI's own rule. Idempotent.
 */
export function normalText(text: string): string {
  if (isPlain.test(text)) return text
  return text
    .replace(invisible, '')
    .replace(wideOrJoined, (sign) => sign.normalize('NFKC'))
    .normalize('NFC')
    .replace(vulgarFraction, spelledFraction)
    .replace(singleQuote, "'")
    .replace(doubleQuote, '"')
    .replace(slash, '/')
    .replace(dash, '-')
    .replace(/…/g, '...')
    .replace(/[\s\u0085]+/g, ' ')
    .trim()
}

/** True where nothing is written: white space and what cannot be seen are nothing. */
export function isBlank(text: string): boolean {
  return normalText(text) === ''
}

/** Most texts: letters, digits and signs of one form only, with one space between words. */
const isPlain = /^[!-~]+(?: [!-~]+)*$/

/** Zero-width spaces and joiners, soft hyphens, marks of direction, variants of signs. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu
/** Letters, digits and signs as wide as a Chinese one, which its keyboards write; letters that a PDF joins. */
const wideOrJoined = /[\uff01-\uff5e\ufb00-\ufb06]/g
/** Curly, low and primes; the acute accent, which some keyboards have in its place. */
const singleQuote = /[\u2018-\u201b\u2032\u02bc\u02b9\u00b4]/g
const doubleQuote = /[\u201c-\u201f\u2033\u02ba]/g
/** The slash of fractions and of divisions. */
const slash = /[\u2044\u2215]/g
/** Hyphens, the minus sign and the dash of ranges; the long dash between clauses is another sign. */
const dash = /[\u2010-\u2013\u2212\ufe63]/g
const vulgarFraction = /(\d?)([¼-¾⅐-⅞])/g

/** ½ as 1/2, and 1½ as 1 1/2. */
function spelledFraction(_: string, before: string, fraction: string): string {
  const spelled = fraction.normalize('NFKC').replace('\u2044', '/')
  return before === '' ? spelled : `${before} ${spelled}`
}

/** False where every part was left, or made, empty; white space alone is empty too. */
export function hasAnswer(responses: LexicalResponses): boolean {
  return Object.values(responses).some((value) => isGiven(value))
}

/** Whether anything is written in a value or in one of a list; false for what is neither. */
export function isGiven(value: unknown): boolean {
  if (typeof value === 'string') return !isBlank(value)
  return Array.isArray(value) && value.some((one) => typeof one === 'string' && !isBlank(one))
}
