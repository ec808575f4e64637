import type { BaseType, Scalar } from './value.ts'

const integerForm = /^[+-]?\d+$/
const floatForm = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
const identifierForm = /^[^\s]+$/
const pairForm = /^\S+\s+\S+$/
const pointForm = /^[+-]?\d+\s+[+-]?\d+$/

/**
 * Reads a value from its lexical form, null where it has not that form. White space around
 * everything but a string is no part of the value; inside a string it is.
 */
export function parseScalar(baseType: BaseType, text: string): Scalar | null {
  const trimmed = text.trim()
  switch (baseType) {
    case 'string':
      return text
    case 'integer':
      return integerForm.test(trimmed) ? safeInteger(Number(trimmed)) : null
    case 'duration':
      return parseDuration(trimmed)
    case 'float':
      return floatForm.test(trimmed) ? finite(Number(trimmed)) : null
    case 'boolean':
      return trimmed === 'true' || trimmed === '1'
        ? true
        : trimmed === 'false' || trimmed === '0'
          ? false
          : null
    case 'pair':
    case 'directedPair':
      return pairForm.test(trimmed) ? trimmed.replace(/\s+/, ' ') : null
    case 'point':
      return pointForm.test(trimmed) ? trimmed.split(/\s+/).map(Number).join(' ') : null
    case 'identifier':
    case 'uri':
      return identifierForm.test(trimmed) ? trimmed : null
    case 'file':
      return trimmed === '' ? null : trimmed
  }
}

const durationForm = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** Seconds, as QTI has it, or days to seconds in the form of ISO 8601, as some systems write it. */
function parseDuration(text: string): number | null {
  if (floatForm.test(text)) return finite(Number(text))
  const parts = durationForm.exec(text)
  if (!parts || text.endsWith('P') || text.endsWith('T')) return null
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0))
  return finite(((days * 24 + hours) * 60 + minutes) * 60 + seconds)
}

/** The lexical form of a value. */
export function formatScalar(value: Scalar): string {
  return String(value)
}

/** What a value of the type looks like, for the reader of a problem. */
export const lexicalHint: Record<BaseType, string> = {
  identifier: 'an identifier',
  boolean: 'true or false',
  integer: 'a whole number',
  float: 'a number',
  string: 'text',
  point: 'a point written "X Y"',
  pair: 'a pair written "A B"',
  directedPair: 'a pair written "A B"',
  duration: 'a number of seconds',
  file: 'a file',
  uri: 'an address',
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

function safeInteger(value: number): number | null {
  return Number.isSafeInteger(value) ? value : null
}
