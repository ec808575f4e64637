import { normalText } from '#lib/qti/typed/normal-text.ts'
import { readNumber } from '#lib/qti/typed/read-number.ts'

/** Whether two typed values are the same answer, as the scorer takes them. */
export function sameTyped(baseType: 'string' | 'integer' | 'float', left: string, right: string): boolean {
  if (baseType === 'string') return normalText(left) === normalText(right)
  const [one, other] = [readNumber(left, baseType), readNumber(right, baseType)]
  return one !== null && one.value === other?.value
}
