import type { MathFunction, Statistic } from '#lib/qti/item/processing.ts'
import { baseTypeOf, scalarsOf, single, type Value } from '#lib/qti/item/value.ts'
import { type Evaluate, numberOf } from './scope.ts'

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
