import type { Value } from '#lib/qti/value.ts'
import { booleanValue, operator, truthOf } from './expression-definition.ts'

/** False as soon as one is false, even beside NULL (QTI 3 `and`). */
export const and = operator<'and'>(1, Number.POSITIVE_INFINITY, (operands) => decide(operands, false))

/** True as soon as one is true, even beside NULL (QTI 3 `or`). */
export const or = operator<'or'>(1, Number.POSITIVE_INFINITY, (operands) => decide(operands, true))

export const not = operator<'not'>(1, 1, ([operand]) => {
  const truth = truthOf(operand)
  return truth === null ? null : booleanValue(!truth)
})

export const isNull = operator<'isNull'>(1, 1, ([operand]) => booleanValue(operand === null))

function decide(operands: Value[], decisive: boolean): Value {
  const truths = operands.map(truthOf)
  if (truths.includes(decisive)) return booleanValue(decisive)
  return truths.includes(null) ? null : booleanValue(!decisive)
}
