import { parseScalar } from '#lib/qti/item/lexical.ts'
import type { BaseType, Scalar } from '#lib/qti/item/value.ts'
import { readNumber } from '#lib/qti/typed/read-number.ts'

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
