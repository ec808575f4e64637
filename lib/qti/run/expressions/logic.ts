import type { Value } from '#lib/qti/item/value.ts'
import { booleanValue, type Evaluate, resolveNumber, truthOf } from './scope.ts'

/**
 * The first operand that is not true decides: false is false, NULL is NULL. So `and(false, NULL)` is
 * false and `and(NULL, false)` is NULL; see docs/decisions/040.
 */
export const and: Evaluate<'and'> = (operands) => {
  for (const operand of operands) {
    const truth = truthOf(operand)
    if (truth !== true) return truth === null ? null : booleanValue(false)
  }
  return booleanValue(true)
}

/** True as soon as one is true, even beside NULL (QTI 3 `or`). */
export const or: Evaluate<'or'> = (operands) => {
  const truths = operands.map(truthOf)
  if (truths.includes(true)) return booleanValue(true)
  return truths.includes(null) ? null : booleanValue(false)
}

export const not: Evaluate<'not'> = ([operand]) => {
  const truth = truthOf(operand)
  return truth === null ? null : booleanValue(!truth)
}

export const isNull: Evaluate<'isNull'> = ([operand]) => booleanValue(operand === null)

/** Whether between min and max operands are true, whatever those are that are NULL; else NULL. */
export const anyN: Evaluate<'anyN'> = (operands, expression, scope): Value => {
  const min = resolveNumber(expression.min, scope)
  const max = resolveNumber(expression.max, scope)
  if (min === null || max === null) return null
  const truths = operands.map(truthOf)
  const least = truths.filter((truth) => truth === true).length
  const most = least + truths.filter((truth) => truth === null).length
  if (least >= min && most <= max) return booleanValue(true)
  return most < min || least > max ? booleanValue(false) : null
}
