import { scalarsOf, single, type Value } from '#lib/qti/value.ts'
import { numberOf, operator } from './expression-definition.ts'

export const sum = operator<'sum'>(1, Number.POSITIVE_INFINITY, (operands) =>
  accumulate(operands, 0, (total, number) => total + number),
)

export const product = operator<'product'>(1, Number.POSITIVE_INFINITY, (operands) =>
  accumulate(operands, 1, (total, number) => total * number),
)

export const subtract = operator<'subtract'>(2, 2, (operands) => {
  const [left, right] = operands.map(numberOf)
  return typeof left === 'number' && typeof right === 'number' ? result(operands, left - right) : null
})

/** Always a float; NULL when divided by 0. */
export const divide = operator<'divide'>(2, 2, (operands) => {
  const [left, right] = operands.map(numberOf)
  return typeof left === 'number' && typeof right === 'number' ? single('float', left / right) : null
})

/** Over all numbers, those in containers too; NULL if any operand is NULL. */
function accumulate(
  operands: Value[],
  start: number,
  step: (total: number, number: number) => number,
): Value {
  let total = start
  for (const operand of operands) {
    if (operand === null) return null
    for (const scalar of scalarsOf(operand)) {
      if (typeof scalar !== 'number') return null
      total = step(total, scalar)
    }
  }
  return result(operands, total)
}

/** An integer as long as all operands are integers. */
function result(operands: Value[], number: number): Value {
  return single(operands.every((operand) => operand?.baseType === 'integer') ? 'integer' : 'float', number)
}
