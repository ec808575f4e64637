import type { Tolerance } from '#lib/qti/item/processing.ts'
import { mapFloats, sameValue, type Value } from '#lib/qti/item/value.ts'
import { compilePattern, matchPattern, type TextPattern } from '#lib/qti/text-pattern/text-pattern.ts'
import { normalNumber } from '#lib/qti/typed/normal-value.ts'
import { resolveRounding } from './mathematics.ts'
import {
  booleanValue,
  type Evaluate,
  numberOf,
  resolveNumber,
  type Scope,
  spend,
  stringOf,
  truthOf,
} from './scope.ts'

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

/** `substring`: the first contains the second. */
export const stringMatch: Evaluate<'stringMatch'> = ([left, right], { caseSensitive, substring: isPart }) => {
  const [text, sought] = [foldedText(left, caseSensitive), foldedText(right, caseSensitive)]
  if (text === null || sought === null) return null
  return booleanValue(isPart ? text.includes(sought) : text === sought)
}

/** Whether the first is part of the second. */
export const substring: Evaluate<'substring'> = ([left, right], { caseSensitive }) => {
  const [sought, text] = [foldedText(left, caseSensitive), foldedText(right, caseSensitive)]
  return sought === null || text === null ? null : booleanValue(text.includes(sought))
}

/**
 * The whole text against an XSD pattern; a `{NAME}` of a variable stands for what it holds. In a lesson either
 * the text as it was typed or its normal form may match: a pattern is written for one form and cannot be changed.
 */
export const patternMatch: Evaluate<'patternMatch'> = ([operand], expression, scope, evaluateOperands) => {
  const { pattern } = expression
  const { asWritten = scope } = scope
  const text = stringOf(operand)
  const compiled = 'steps' in pattern ? pattern : patternOf(asWritten.valueOf(pattern.variable), scope)
  if (text === null || !compiled) return null
  const written = asWritten === scope ? text : stringOf(evaluateOperands(expression, asWritten)[0])
  const matches = matchPattern(compiled, text) || (matchPattern(compiled, written ?? text) ?? null)
  if (matches === null) scope.effort.exceeded ??= 'a pattern takes too long to match'
  return matches === null ? null : booleanValue(matches)
}

/** Compiling costs effort, for a rule may do it again and again. */
function patternOf(value: Value, scope: Scope): TextPattern | null {
  const compiled = compilePattern(stringOf(value) ?? '')
  if (!compiled.ok) return null
  spend(scope.effort, compiled.value.steps.length)
  return compiled.value
}

function foldedText(value: Value | undefined, caseSensitive: boolean): string | null {
  const text = stringOf(value)
  return caseSensitive ? text : (text?.toLowerCase() ?? null)
}
