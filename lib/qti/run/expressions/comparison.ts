import { mapFloats, sameValue, type Value } from '#lib/qti/item/value.ts'
import { normalNumber } from '#lib/qti/typed/normal-value.ts'
import { booleanValue, type ExpressionDefinition, numberOf, type Scope } from './expression-definition.ts'

/** Same type and content; NULL if either is NULL. */
export const match: ExpressionDefinition<'match'> = {
  arity: [2, 2],
  parse: () => ({}),
  evaluate([left, right], _, scope) {
    if (!left || !right) return null
    const [first, second] = scope.asWritten
      ? [mapFloats(left, normalNumber), mapFloats(right, normalNumber)]
      : [left, right]
    return booleanValue(sameValue(first, second))
  },
}

type Order = 'gt' | 'lt' | 'gte' | 'lte' | 'durationLt' | 'durationGte'

export const gt = order<'gt'>((left, right) => left > right)
export const lt = order<'lt'>((left, right) => left < right)
export const gte = order<'gte'>((left, right) => left >= right)
export const lte = order<'lte'>((left, right) => left <= right)

/** Durations are seconds, so they compare as numbers do. */
export const durationLt = order<'durationLt'>((left, right) => left < right)
export const durationGte = order<'durationGte'>((left, right) => left >= right)

function order<K extends Order>(decide: (left: number, right: number) => boolean): ExpressionDefinition<K> {
  return {
    arity: [2, 2],
    parse: () => ({}),
    evaluate([left, right], _, scope) {
      const [first, second] = [comparedNumberOf(left, scope), comparedNumberOf(right, scope)]
      return first === null || second === null ? null : booleanValue(decide(first, second))
    },
  }
}

/** As `numberOf`, in a lesson without what computing in binary fractions adds to it. */
export function comparedNumberOf(value: Value | undefined, scope: Scope): number | null {
  const number = numberOf(value)
  return number !== null && scope.asWritten ? normalNumber(number) : number
}
