import { baseTypeOf, scalarsOf, single, type Value } from '#lib/qti/item/value.ts'
import { numberOf, operator } from './expression-definition.ts'

const any = Number.POSITIVE_INFINITY

export const sum = operator<'sum'>(1, any, (operands) =>
  accumulate(operands, (total, number) => total + number),
)

export const product = operator<'product'>(1, any, (operands) =>
  accumulate(operands, (total, number) => total * number),
)

export const min = operator<'min'>(1, any, (operands) =>
  accumulate(operands, (least, number) => Math.min(least, number)),
)

export const max = operator<'max'>(1, any, (operands) =>
  accumulate(operands, (most, number) => Math.max(most, number)),
)

export const subtract = operator<'subtract'>(2, 2, (operands) => {
  const [left, right] = operands.map(numberOf)
  return typeof left === 'number' && typeof right === 'number' ? result(operands, left - right) : null
})

/** Always a float; NULL when divided by 0. */
export const divide = operator<'divide'>(2, 2, (operands) =>
  combine(operands, 'float', (left, right) => left / right),
)

/** Always a float; NULL where there is no real power. */
export const power = operator<'power'>(2, 2, (operands) =>
  combine(operands, 'float', (base, exponent) => base ** exponent),
)

/** Rounded down, so that the modulus has the sign of the divisor; NULL when divided by 0. */
export const integerDivide = operator<'integerDivide'>(2, 2, (operands) =>
  combine(operands, 'integer', (left, right) => Math.floor(left / right)),
)

export const integerModulus = operator<'integerModulus'>(2, 2, (operands) =>
  combine(operands, 'integer', (left, right) => left - right * Math.floor(left / right)),
)

/** Halves go up: 0.5 becomes 1 and -0.5 becomes 0. */
export const round = operator<'round'>(1, 1, ([operand]) => convert(operand, 'integer', Math.round))
export const truncate = operator<'truncate'>(1, 1, ([operand]) => convert(operand, 'integer', Math.trunc))
export const integerToFloat = operator<'integerToFloat'>(1, 1, ([operand]) =>
  convert(operand, 'float', (number) => number),
)

/** The greatest number that divides them all; 0 where all are 0, and gcd(0, n) is n (QTI 3). */
export const gcd = operator<'gcd'>(1, any, (operands) => {
  const numbers = integersOf(operands)
  if (!numbers) return null
  const [first = 0, ...others] = numbers.filter((number) => number !== 0)
  const isAlone = others.length === 0 && numbers.length > 1
  return single('integer', isAlone ? first : Math.abs(others.reduce(greatestDivisor, first)))
})

/** The least number above 0 that they all divide; 0 where one is 0. */
export const lcm = operator<'lcm'>(1, any, (operands) => {
  const numbers = integersOf(operands)
  return numbers && single('integer', Math.abs(numbers.reduce(leastMultiple)))
})

/** Over all numbers, those in containers too; NULL if any operand is NULL or no number. */
function accumulate(operands: Value[], step: (total: number, number: number) => number): Value {
  const numbers = numbersOf(operands)
  return numbers && result(operands, numbers.reduce(step))
}

function integersOf(operands: Value[]): number[] | null {
  return operands.every((operand) => baseTypeOf(operand) === 'integer') ? numbersOf(operands) : null
}

function numbersOf(operands: Value[]): number[] | null {
  const numbers: number[] = []
  for (const operand of operands) {
    if (operand === null) return null
    for (const scalar of scalarsOf(operand)) {
      if (typeof scalar !== 'number') return null
      numbers.push(scalar)
    }
  }
  return numbers.length === 0 ? null : numbers
}

function greatestDivisor(left: number, right: number): number {
  let [a, b] = [Math.abs(left), Math.abs(right)]
  while (b !== 0) [a, b] = [b, a % b]
  return a
}

function leastMultiple(left: number, right: number): number {
  return left === 0 || right === 0 ? 0 : (left / greatestDivisor(left, right)) * right
}

function combine(
  operands: Value[],
  baseType: 'integer' | 'float',
  calculate: (left: number, right: number) => number,
): Value {
  const [left, right] = operands.map(numberOf)
  if (typeof left !== 'number' || typeof right !== 'number') return null
  if (baseType === 'integer' && operands.some((operand) => baseTypeOf(operand) !== 'integer')) return null
  return single(baseType, calculate(left, right))
}

function convert(
  operand: Value | undefined,
  baseType: 'integer' | 'float',
  calculate: (number: number) => number,
): Value {
  const number = numberOf(operand)
  return number === null ? null : single(baseType, calculate(number))
}

/** An integer as long as all operands are integers. */
function result(operands: Value[], number: number): Value {
  return single(operands.every((operand) => baseTypeOf(operand) === 'integer') ? 'integer' : 'float', number)
}
