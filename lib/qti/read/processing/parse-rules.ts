import type { Branch, Expression, ResponseRule, TemplateRule } from '#lib/qti/item/processing.ts'
import { readIdentifier } from '#lib/qti/xml/read-attributes.ts'
import { childElements, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import type { ExpressionContext } from './expression-attributes.ts'
import { parseExpression } from './parse-expression.ts'
import { processingTemplate } from './processing-templates.ts'

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

/** The rules that draw the values of one attempt. */
export function parseTemplateProcessing(element: XmlElement, context: ExpressionContext): TemplateRule[] {
  return parseRules(element, templateDialect, context)
}

const templateDialect: Dialect<TemplateRule> = {
  word: 'template',
  toCondition: (branches) => ({ kind: 'condition', branches }),
  toExit: () => ({ kind: 'exit' }),
  parseRule(element, context) {
    switch (element.name) {
      case 'qti-set-template-value':
        return parseSetRule(element, 'setTemplateValue', context.templates, context)
      case 'qti-set-correct-response':
        return parseSetRule(element, 'setCorrectResponse', context.declarations, context)
      case 'qti-set-default-value': {
        const variables = new Map<string, unknown>([...context.declarations, ...context.outcomes])
        return parseSetRule(element, 'setDefaultValue', variables, context)
      }
      case 'qti-template-constraint':
        if (element.parent?.name !== 'qti-template-processing') {
          context.report(element, '<qti-template-constraint> may not stand inside a condition')
        }
        return { kind: 'constraint', expression: parseOneExpression(element, context) }
      default:
        return undefined
    }
  },
}

/** The rules of an item: its own, or those its standard template stands for. */
export function parseResponseProcessing(element: XmlElement, context: ExpressionContext): ResponseRule[] {
  const uri = element.attributes.template?.trim() || element.attributes['template-location']?.trim()
  if (!uri || childElements(element).length > 0) return parseRules(element, responseDialect, context)
  const template = processingTemplate(uri)
  if (!template) {
    context.report(element, `the response processing template ${uri} is not supported`)
    return []
  }
  const missing = template.outcomes.filter((outcome) => !context.outcomes.has(outcome))
  if (!context.declarations.has('RESPONSE')) missing.unshift('RESPONSE')
  if (missing.length > 0) {
    context.report(element, `the template needs ${missing.join(' and ')}, not declared here`)
  }
  return template.rules
}

/** The rules of a test after its items are scored. */
export function parseOutcomeProcessing(element: XmlElement, context: ExpressionContext): ResponseRule[] {
  return parseRules(element, { ...responseDialect, word: 'outcome' }, context)
}

const responseDialect: Dialect<ResponseRule> = {
  word: 'response',
  toCondition: (branches) => ({ kind: 'condition', branches }),
  toExit: () => ({ kind: 'exit' }),
  parseRule(element, context) {
    if (element.name === 'qti-set-outcome-value') {
      return parseSetRule(element, 'setOutcomeValue', context.outcomes, context)
    }
    if (element.name !== 'qti-lookup-outcome-value') return undefined
    const rule = parseSetRule(element, 'lookupOutcomeValue', context.outcomes, context)
    const outcome = context.outcomes.get(rule.identifier)
    if (outcome && !outcome.lookupTable) {
      context.report(element, `"${rule.identifier}" has no match table and no interpolation table`)
    }
    return rule
  },
}
