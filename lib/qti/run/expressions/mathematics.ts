import { areFigures, type MathFunction, type Rounding, type Statistic } from '#lib/qti/item/processing.ts'
import { baseTypeOf, scalarsOf, single, type Value } from '#lib/qti/item/value.ts'
import { type Evaluate, numberOf, resolveNumber, type Scope } from './scope.ts'

export const sum: Evaluate<'sum'> = (operands) => accumulate(operands, (total, number) => total + number)

export const product: Evaluate<'product'> = (operands) =>
  accumulate(operands, (total, number) => total * number)

export const min: Evaluate<'min'> = (operands) =>
  accumulate(operands, (least, number) => Math.min(least, number))

export const max: Evaluate<'max'> = (operands) =>
  accumulate(operands, (most, number) => Math.max(most, number))

export const subtract: Evaluate<'subtract'> = (operands) => {
  const [left, right] = operands.map(numberOf)
  return typeof left === 'number' && typeof right === 'number' ? result(operands, left - right) : null
}

/** Always a float; NULL when divided by 0. */
export const divide: Evaluate<'divide'> = (operands) =>
  combine(operands, 'float', (left, right) => left / right)

/** Always a float; NULL where there is no real power. */
export const power: Evaluate<'power'> = (operands) =>
  combine(operands, 'float', (base, exponent) => base ** exponent)

/** Rounded down, so that the modulus has the sign of the divisor; NULL when divided by 0. */
export const integerDivide: Evaluate<'integerDivide'> = (operands) =>
  combine(operands, 'integer', (left, right) => Math.floor(left / right))

export const integerModulus: Evaluate<'integerModulus'> = (operands) =>
  combine(operands, 'integer', (left, right) => left - right * Math.floor(left / right))

/** Halves go up: 0.5 becomes 1 and -0.5 becomes 0. */
export const round: Evaluate<'round'> = ([operand]) => convert(operand, 'integer', Math.round)
export const truncate: Evaluate<'truncate'> = ([operand]) => convert(operand, 'integer', Math.trunc)
export const integerToFloat: Evaluate<'integerToFloat'> = ([operand]) =>
  convert(operand, 'float', (number) => number)

/** The greatest number that divides them all; 0 where all are 0, and gcd(0, n) is n (QTI 3). */
export const gcd: Evaluate<'gcd'> = (operands) => {
  const numbers = integersOf(operands)
  if (!numbers) return null
  const [first = 0, ...others] = numbers.filter((number) => number !== 0)
  const isAlone = others.length === 0 && numbers.length > 1
  return single('integer', isAlone ? first : Math.abs(others.reduce(greatestDivisor, first)))
}

/** The least number above 0 that they all divide; 0 where one is 0. */
export const lcm: Evaluate<'lcm'> = (operands) => {
  const numbers = integersOf(operands)
  return numbers && single('integer', Math.abs(numbers.reduce(leastMultiple)))
}

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

/** Always a float. */
export const roundTo: Evaluate<'roundTo'> = ([operand], rounding, scope) => {
  const number = numberOf(operand)
  const round = resolveRounding(rounding, scope)
  return number === null || !round ? null : single('float', round(number))
}

/** How the rounding works once its variable is known; null where it makes no sense. */
export function resolveRounding(
  { mode, figures }: Rounding,
  scope: Scope,
): ((number: number) => number) | null {
  const count = resolveNumber(figures, scope)
  if (count === null || !areFigures(mode, count)) return null
  if (mode === 'decimalPlaces') return (number) => roundAt(number, count)
  return (number) => (number === 0 ? 0 : roundAt(number, count - 1 - magnitudeOf(number)))
}

/** The power of ten of the first digit. */
function magnitudeOf(number: number): number {
  return Number(number.toExponential().split('e')[1])
}

/**
 * The digit behind decides, 5 and more going away from zero (QTI 3, `round-to`). Done on the decimal
 * digits, since 1.005 × 100 is not 100.5 in binary.
 */
function roundAt(number: number, places: number): number {
  if (places > 300) return number
  const [digits = '0', exponent = '0'] = Math.abs(number).toExponential().split('e')
  const shifted = Math.round(Number(`${digits}e${Number(exponent) + places}`))
  if (!Number.isSafeInteger(shifted)) return number
  return Math.sign(number) * Number(`${shifted}e${-places}`)
}

const functions: { [F in MathFunction]: (number: number, second: number) => number } = {
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  sec: (angle) => 1 / Math.cos(angle),
  csc: (angle) => 1 / Math.sin(angle),
  cot: (angle) => 1 / Math.tan(angle),
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  atan2: Math.atan2,
  asec: (number) => Math.acos(1 / number),
  acsc: (number) => Math.asin(1 / number),
  acot: (number) => (number === 0 ? Math.PI / 2 : Math.atan(1 / number)),
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  sech: (number) => 1 / Math.cosh(number),
  csch: (number) => 1 / Math.sinh(number),
  coth: (number) => 1 / Math.tanh(number),
  log: Math.log10,
  ln: Math.log,
  exp: Math.exp,
  abs: Math.abs,
  signum: Math.sign,
  floor: Math.floor,
  ceil: Math.ceil,
  toDegrees: (angle) => (angle * 180) / Math.PI,
  toRadians: (angle) => (angle * Math.PI) / 180,
}

/** Outside a function's domain NULL; a float but for signum, floor and ceil. */
export const mathOperator: Evaluate<'mathOperator'> = (operands, { name }) => {
  if (operands.length !== (name === 'atan2' ? 2 : 1)) return null
  const [number, second] = operands.map(numberOf)
  if (typeof number !== 'number' || second === null) return null
  const isInteger = name === 'signum' || name === 'floor' || name === 'ceil'
  return single(isInteger ? 'integer' : 'float', functions[name](number, second ?? 0))
}

export const mathConstant: Evaluate<'mathConstant'> = (_, { value }) => single('float', value)

/** Of the numbers in a container, a float; a sample of one has no variance: NULL. */
export const statsOperator: Evaluate<'statsOperator'> = ([operand], { name }): Value => {
  if (!operand || operand.cardinality === 'single' || baseTypeOf(operand) === null) return null
  const numbers = scalarsOf(operand)
  return numbers.every((number) => typeof number === 'number')
    ? single('float', measure(numbers, name))
    : null
}

function measure(numbers: number[], name: Statistic): number {
  const mean = sumOf(numbers) / numbers.length
  if (name === 'mean') return mean
  const squares = sumOf(numbers.map((number) => (number - mean) ** 2))
  const isSample = name === 'sampleVariance' || name === 'sampleSD'
  const variance = squares / (isSample ? numbers.length - 1 : numbers.length)
  return name === 'sampleSD' || name === 'popSD' ? Math.sqrt(variance) : variance
}

function sumOf(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** One of min, min + step, … up to max; each is as likely as any other. */
export const randomInteger: Evaluate<'randomInteger'> = (_, expression, scope) => {
  const min = resolveNumber(expression.min, scope)
  const max = resolveNumber(expression.max, scope)
  const step = resolveNumber(expression.step, scope)
  if (min === null || max === null || step === null || step <= 0 || max < min) return null
  const count = Math.floor((max - min) / step) + 1
  return single('integer', Math.floor(min + step * Math.floor(scope.random() * count)))
}

export const randomFloat: Evaluate<'randomFloat'> = (_, expression, scope) => {
  const min = resolveNumber(expression.min, scope)
  const max = resolveNumber(expression.max, scope)
  if (min === null || max === null || max < min) return null
  return single('float', min + (max - min) * scope.random())
}
