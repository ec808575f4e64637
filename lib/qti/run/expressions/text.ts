import type { Value } from '#lib/qti/item/value.ts'
import { compilePattern, type TextPattern } from '#lib/qti/text-pattern/compile-pattern.ts'
import { matchPattern } from '#lib/qti/text-pattern/match-pattern.ts'
import { booleanValue, type Evaluate, type Scope, spend, stringOf } from './scope.ts'

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
