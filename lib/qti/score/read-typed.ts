import { parseScalar } from '#lib/qti/lexical.ts'
import { readNumber } from '#lib/qti/typed/read-number.ts'
import type { BaseType, Scalar } from '#lib/qti/value.ts'

/** What a student gave, as a value of that type; `null` where it is none. Numbers may be written as people do. */
export function readTyped(baseType: BaseType, text: string): Scalar | null {
  switch (baseType) {
    case 'integer':
      return readNumber(text, 'integer')?.value ?? null
    case 'float':
      return readNumber(text, 'float')?.value ?? null
    case 'duration':
      return parseScalar('duration', text) ?? readNumber(text, 'float')?.value ?? null
    default:
      return parseScalar(baseType, text)
  }
}
