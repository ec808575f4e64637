import { readBoolean, readWord } from '#lib/qti/parse/read-attributes.ts'
import type { XmlElement } from '#lib/qti/parse/xml-element.ts'
import type { Tolerance } from '#lib/qti/processing-model.ts'
import { sameValue, type Value } from '#lib/qti/value.ts'
import {
  booleanValue,
  type ExpressionContext,
  type ExpressionDefinition,
  numberOf,
  operator,
} from './expression-definition.ts'

/** Same type and content; NULL if either is NULL. */
export const match = operator<'match'>(2, 2, ([left, right]) =>
  left && right ? booleanValue(sameValue(left, right)) : null,
)

export const gt = operator<'gt'>(2, 2, (operands) => compare(operands, (left, right) => left > right))
export const lt = operator<'lt'>(2, 2, (operands) => compare(operands, (left, right) => left < right))
export const gte = operator<'gte'>(2, 2, (operands) => compare(operands, (left, right) => left >= right))
export const lte = operator<'lte'>(2, 2, (operands) => compare(operands, (left, right) => left <= right))

/** The second value within a range around the first; without `tolerance-mode` exactly it. */
export const equal: ExpressionDefinition<'equal'> = {
  arity: [2, 2],
  parse: (element, context) => ({ tolerance: parseTolerance(element, context) }),
  evaluate: (operands, { tolerance }) =>
    compare(operands, (centre, value) => isWithin(tolerance, centre, value)),
}

/** `substring`: the first contains the second. */
export const stringMatch: ExpressionDefinition<'stringMatch'> = {
  arity: [2, 2],
  parse: (element, { report }) => ({
    caseSensitive: readBoolean(element, 'case-sensitive', true, report),
    substring: readBoolean(element, 'substring', false, report),
  }),
  evaluate([left, right], { caseSensitive, substring }) {
    const [text, sought] = [textOf(left, caseSensitive), textOf(right, caseSensitive)]
    if (text === null || sought === null) return null
    return booleanValue(substring ? text.includes(sought) : text === sought)
  },
}

function textOf(value: Value | undefined, caseSensitive: boolean): string | null {
  if (value?.cardinality !== 'single' || typeof value.value !== 'string') return null
  return caseSensitive ? value.value : value.value.toLowerCase()
}

function compare([left, right]: Value[], decide: (left: number, right: number) => boolean): Value {
  const [first, second] = [numberOf(left), numberOf(right)]
  return first === null || second === null ? null : booleanValue(decide(first, second))
}

/** `tolerance` holds one number, or one for below and one for above; percent in relative mode. */
function parseTolerance(element: XmlElement, { report }: ExpressionContext): Tolerance {
  const mode = readWord(element, 'tolerance-mode', ['exact', 'absolute', 'relative'], report)
  const numbers = (element.attributes.tolerance ?? '').trim().split(/\s+/).map(Number)
  const [below = Number.NaN, above = below] = numbers
  const usable = numbers.length <= 2 && below >= 0 && above >= 0 && element.attributes.tolerance !== undefined
  if (mode !== 'exact' && !usable) report(element, 'tolerance must be one or two numbers')
  return {
    mode,
    below,
    above,
    includeLowerBound: readBoolean(element, 'include-lower-bound', true, report),
    includeUpperBound: readBoolean(element, 'include-upper-bound', true, report),
  }
}

function isWithin(tolerance: Tolerance, centre: number, value: number): boolean {
  if (tolerance.mode === 'exact') return value === centre
  const unit = tolerance.mode === 'absolute' ? 1 : centre / 100
  const lower = centre - tolerance.below * unit
  const upper = centre + tolerance.above * unit
  const aboveLower = tolerance.includeLowerBound ? value >= lower : value > lower
  return aboveLower && (tolerance.includeUpperBound ? value <= upper : value < upper)
}
