import type { Branch, Expression } from '#lib/qti/item/processing.ts'
import type { ExpressionContext } from '#lib/qti/read/processing/expression-context.ts'
import { readIdentifier } from '#lib/qti/xml/read-attributes.ts'
import { childElements, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import { parseExpression } from './parse-expression.ts'

/** What sets the three kinds of processing apart; their conditions and exits are alike but for a name. */
export type Dialect<R> = {
  word: 'response' | 'outcome' | 'template'
  toCondition(branches: Branch<R>[]): R
  toExit(): R
  /** A rule that is neither condition, exit nor fragment; undefined where the element is none. */
  parseRule(element: XmlElement, context: ExpressionContext): R | undefined
}

/** Reads the rules inside an element; what is not known is reported. */
export function parseRules<R>(parent: XmlElement, dialect: Dialect<R>, context: ExpressionContext): R[] {
  return childElements(parent).flatMap((element) => parseRule(element, dialect, context))
}

function parseRule<R>(element: XmlElement, dialect: Dialect<R>, context: ExpressionContext): R[] {
  const { word } = dialect
  switch (element.name) {
    case `qti-${word}-condition`:
      return [dialect.toCondition(parseBranches(element, dialect, context))]
    case `qti-exit-${word === 'outcome' ? 'test' : word}`:
      return [dialect.toExit()]
    case `qti-${word}-processing-fragment`:
      return parseRules(element, dialect, context)
    default: {
      const rule = dialect.parseRule(element, context)
      if (rule === undefined) context.report(element, refusal(element.name, word))
      return rule === undefined ? [] : [rule]
    }
  }
}

function refusal(name: string, word: string): string {
  const isInclude = name === 'include' || name === 'qti-include'
  return isInclude
    ? 'rules of another file are not included: write them here'
    : `<${name}> is no rule of ${word} processing`
}

function parseBranches<R>(
  condition: XmlElement,
  dialect: Dialect<R>,
  context: ExpressionContext,
): Branch<R>[] {
  return childElements(condition).map((element, index) => {
    const part = element.name.replace(`qti-${dialect.word}-`, '')
    if (part === 'else') return { rules: parseRules(element, dialect, context) }
    if (part !== 'if' && part !== 'else-if')
      context.report(element, `<${element.name}> is not supported here`)
    if ((part === 'if') !== (index === 0))
      context.report(element, `<${element.name}> stands in the wrong place`)
    const [first, ...rules] = childElements(element)
    if (!first) {
      context.report(element, 'a condition is missing')
      return { rules: [] }
    }
    return {
      condition: parseExpression(first, context),
      rules: rules.flatMap((rule) => parseRule(rule, dialect, context)),
    }
  })
}

/** A rule that sets the variable it names to what its one expression gives. */
export function parseSetRule<K extends string>(
  element: XmlElement,
  kind: K,
  variables: ReadonlyMap<string, unknown>,
  context: ExpressionContext,
): { kind: K; identifier: string; expression: Expression } {
  const identifier = readIdentifier(element, 'identifier', context.report)
  // `completionStatus` needs no declaration.
  const isBuiltIn = kind === 'setOutcomeValue' && identifier === 'completionStatus' && !context.inTest
  if (!variables.has(identifier) && !isBuiltIn) context.report(element, `"${identifier}" is not declared`)
  return { kind, identifier, expression: parseOneExpression(element, context) }
}

export function parseOneExpression(element: XmlElement, context: ExpressionContext): Expression {
  const [expression, second] = childElements(element)
  if (!expression || second) context.report(element, 'there must be one expression')
  return expression ? parseExpression(expression, context) : { kind: 'null', operands: [] }
}
