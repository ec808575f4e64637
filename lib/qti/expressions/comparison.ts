import { sameValue, type Value } from '#lib/qti/value.ts'
import { booleanValue, numberOf, operator } from './expression-definition.ts'

/** Same type and content; NULL if either is NULL. */
export const match = operator<'match'>(2, 2, ([left, right]) =>
  left && right ? booleanValue(sameValue(left, right)) : null,
)

export const gt = operator<'gt'>(2, 2, (operands) => compare(operands, (left, right) => left > right))
export const lt = operator<'lt'>(2, 2, (operands) => compare(operands, (left, right) => left < right))
export const gte = operator<'gte'>(2, 2, (operands) => compare(operands, (left, right) => left >= right))
export const lte = operator<'lte'>(2, 2, (operands) => compare(operands, (left, right) => left <= right))

/** Durations are seconds, so they compare as numbers do. */
export const durationLt = operator<'durationLt'>(2, 2, (operands) =>
  compare(operands, (left, right) => left < right),
)
export const durationGte = operator<'durationGte'>(2, 2, (operands) =>
  compare(operands, (left, right) => left >= right),
)

function compare([left, right]: Value[], decide: (left: number, right: number) => boolean): Value {
  const [first, second] = [numberOf(left), numberOf(right)]
  return first === null || second === null ? null : booleanValue(decide(first, second))
}
