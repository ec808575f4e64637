import type { Tolerance } from '#lib/qti/item/processing.ts'
import { toNumberRef } from '#lib/qti/read/processing/read-number-ref.ts'
import { normalNumber } from '#lib/qti/typed/normal-value.ts'
import { readBoolean, readWord } from '#lib/qti/xml/read-attributes.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'
import { comparedNumberOf } from './comparison.ts'
import {
  booleanValue,
  type ExpressionContext,
  type ExpressionDefinition,
  numberOf,
  resolveNumber,
  type Scope,
} from './expression-definition.ts'
import { readRounding, resolveRounding } from './rounding.ts'

/** The second value within a range around the first; without `tolerance-mode` exactly it. */
export const equal: ExpressionDefinition<'equal'> = {
  arity: [2, 2],
  parse: (element, context) => ({ tolerance: readTolerance(element, context) }),
  evaluate([left, right], { tolerance }, scope) {
    const [centre, value] = [comparedNumberOf(left, scope), comparedNumberOf(right, scope)]
    if (centre === null || value === null) return null
    const isEqual = tolerance.mode === 'exact' ? value === centre : isWithin(tolerance, centre, value, scope)
    return isEqual === null ? null : booleanValue(isEqual)
  },
}

export const equalRounded: ExpressionDefinition<'equalRounded'> = {
  arity: [2, 2],
  parse: readRounding,
  evaluate([left, right], rounding, scope) {
    const round = resolveRounding(rounding, scope)
    const [first, second] = [numberOf(left), numberOf(right)]
    if (first === null || second === null || !round) return null
    return booleanValue(round(first) === round(second))
  },
}

/** `tolerance` holds one number, or one for below and one for above; percent in relative mode. */
function readTolerance(element: XmlElement, context: ExpressionContext): Tolerance {
  const { report } = context
  const mode = readWord(element, 'tolerance-mode', ['exact', 'absolute', 'relative'], report)
  const texts = mode === 'exact' ? ['0'] : (element.attributes.tolerance ?? '').trim().split(/\s+/)
  if (texts.length > 2 || texts[0] === '') report(element, 'tolerance must be one or two numbers')
  const numbers = texts.map((text) => toNumberRef(element, 'tolerance', text, context))
  if (numbers.some((number) => typeof number === 'number' && number < 0)) {
    report(element, 'tolerance must not be negative')
  }
  const [below = 0, above = below] = numbers
  return {
    mode,
    below,
    above,
    includeLowerBound: readBoolean(element, 'include-lower-bound', true, report),
    includeUpperBound: readBoolean(element, 'include-upper-bound', true, report),
  }
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
