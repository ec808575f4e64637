import type { Tolerance } from '#lib/qti/item/processing.ts'
import { mapFloats, sameValue, type Value } from '#lib/qti/item/value.ts'
import { normalNumber } from '#lib/qti/typed/normal-value.ts'
import { resolveRounding } from './arithmetic.ts'
import { booleanValue, type Evaluate, numberOf, resolveNumber, type Scope } from './scope.ts'

/** Same type and content; NULL if either is NULL. */
export const match: Evaluate<'match'> = ([left, right], _, scope) => {
  if (!left || !right) return null
  const [first, second] = scope.asWritten
    ? [mapFloats(left, normalNumber), mapFloats(right, normalNumber)]
    : [left, right]
  return booleanValue(sameValue(first, second))
}

type Order = 'gt' | 'lt' | 'gte' | 'lte' | 'durationLt' | 'durationGte'

export const gt = order<'gt'>((left, right) => left > right)
export const lt = order<'lt'>((left, right) => left < right)
export const gte = order<'gte'>((left, right) => left >= right)
export const lte = order<'lte'>((left, right) => left <= right)

/** Durations are seconds, so they compare as numbers do. */
export const durationLt = order<'durationLt'>((left, right) => left < right)
export const durationGte = order<'durationGte'>((left, right) => left >= right)

function order<K extends Order>(decide: (left: number, right: number) => boolean): Evaluate<K> {
  return ([left, right], _, scope) => {
    const [first, second] = [comparedNumberOf(left, scope), comparedNumberOf(right, scope)]
    return first === null || second === null ? null : booleanValue(decide(first, second))
  }
}

/** As `numberOf`, in a lesson without what computing in binary fractions adds to it. */
export function comparedNumberOf(value: Value | undefined, scope: Scope): number | null {
  const number = numberOf(value)
  return number !== null && scope.asWritten ? normalNumber(number) : number
}

/** The second value within a range around the first; without `tolerance-mode` exactly it. */
export const equal: Evaluate<'equal'> = ([left, right], { tolerance }, scope) => {
  const [centre, value] = [comparedNumberOf(left, scope), comparedNumberOf(right, scope)]
  if (centre === null || value === null) return null
  const isEqual = tolerance.mode === 'exact' ? value === centre : isWithin(tolerance, centre, value, scope)
  return isEqual === null ? null : booleanValue(isEqual)
}

export const equalRounded: Evaluate<'equalRounded'> = ([left, right], rounding, scope) => {
  const round = resolveRounding(rounding, scope)
  const [first, second] = [numberOf(left), numberOf(right)]
  if (first === null || second === null || !round) return null
  return booleanValue(round(first) === round(second))
}

/**
 * QTI counts percents of a negative number backwards, so that nothing lies within them, not even the number:
 * where students are marked, they count from its size.
 */
function isWithin(tolerance: Tolerance, centre: number, value: number, scope: Scope): boolean | null {
  const below = resolveNumber(tolerance.below, scope)
  const above = resolveNumber(tolerance.above, scope)
  if (below === null || above === null) return null
  const inLesson = scope.asWritten !== undefined
  const unit = tolerance.mode === 'absolute' ? 1 : (inLesson ? Math.abs(centre) : centre) / 100
  const bounds = [centre - below * unit, centre + above * unit] as const
  const [lower, upper] = inLesson ? [normalNumber(bounds[0]), normalNumber(bounds[1])] : bounds
  const aboveLower = tolerance.includeLowerBound ? value >= lower : value > lower
  return aboveLower && (tolerance.includeUpperBound ? value <= upper : value < upper)
}
