import {
  type BaseType,
  record,
  type Scalar,
  type SingleValue,
  single,
  type Value,
} from '#lib/qti/item/value.ts'
import { readNumber } from '#lib/qti/typed/read-number.ts'

const numberForm = /^[+-]?(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/

/**
 * QTI 3, text entry: what a student wrote, bound to a record. A text that is a number has its value and
 * its digits too.
 */
export function recordOfText(text: string): Value {
  const fields: [string, SingleValue][] = []
  const add = (name: string, baseType: BaseType, value: Scalar) => {
    const field = single(baseType, value)
    if (field) fields.push([name, field])
  }
  add('stringValue', 'string', text)
  const number = readNumber(text, 'float')
  if (number === null) return record(fields)
  add('floatValue', 'float', number.value)
  if (Number.isInteger(number.value)) add('integerValue', 'integer', number.value)
  // A fraction has a value, but no digits to count.
  const parts = numberForm.exec(number.reading)
  if (!parts) return record(fields)
  const [, left = '', right, exponent] = parts
  add('leftDigits', 'integer', left.length)
  add('rightDigits', 'integer', right?.length ?? 0)
  add('ndp', 'integer', Math.max(0, (right?.length ?? 0) - Number(exponent ?? 0)))
  add('nsf', 'integer', significantFigures(left, right))
  if (exponent !== undefined) add('exponent', 'integer', Number(exponent))
  return record(fields)
}

/** Zeros in front count nothing; those at the end only behind a point. */
function significantFigures(left: string, right: string | undefined): number {
  const digits = `${left}${right ?? ''}`.replace(/^0+/, '')
  return right === undefined ? digits.replace(/0+$/, '').length : digits.length
}
