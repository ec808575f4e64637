import { parseExpression } from '#lib/qti/expressions/parse-expression.ts'
import type { OutcomeDeclaration, ResponseDeclaration } from '#lib/qti/model.ts'
import type { Branch, ResponseRule } from '#lib/qti/processing-model.ts'
import { processingTemplate } from './processing-templates.ts'
import { readIdentifier } from './read-attributes.ts'
import type { Report } from './read-document.ts'
import { childElements, type XmlElement } from './xml-element.ts'

/** What rules may refer to. */
export type ProcessingContext = {
  declarations: ReadonlyMap<string, ResponseDeclaration>
  outcomes: ReadonlyMap<string, OutcomeDeclaration>
  report: Report
}

/** The rules of an item: its own, or those its standard template stands for. */
export function parseResponseProcessing(element: XmlElement, context: ProcessingContext): ResponseRule[] {
  const uri = element.attributes.template
  if (uri === undefined || childElements(element).length > 0) return parseRules(element, context)
  const template = processingTemplate(uri)
  if (!template) context.report(element, `the response processing template ${uri} is not supported`)
  else if (!context.declarations.has('RESPONSE') || !context.outcomes.has('SCORE')) {
    context.report(element, 'the template scores RESPONSE into SCORE, which are not both declared')
  }
  return template ?? []
}

function parseRules(parent: XmlElement, context: ProcessingContext): ResponseRule[] {
  return childElements(parent).flatMap((element) => parseRule(element, context))
}

function parseRule(element: XmlElement, context: ProcessingContext): ResponseRule[] {
  switch (element.name) {
    case 'qti-response-condition':
      return [
        { kind: 'condition', branches: childElements(element).map((branch) => parseBranch(branch, context)) },
      ]
    case 'qti-set-outcome-value':
      return [parseSetOutcomeValue(element, context)]
    case 'qti-exit-response':
      return [{ kind: 'exitResponse' }]
    case 'qti-response-processing-fragment':
      return parseRules(element, context)
    default:
      context.report(element, `<${element.name}> is not supported`)
      return []
  }
}

function parseBranch(element: XmlElement, context: ProcessingContext): Branch {
  if (element.name === 'qti-response-else') return { rules: parseRules(element, context) }
  if (element.name !== 'qti-response-if' && element.name !== 'qti-response-else-if') {
    context.report(element, `<${element.name}> is not supported here`)
  }
  const [condition, ...rules] = childElements(element)
  if (!condition) {
    context.report(element, 'a condition is missing')
    return { rules: [] }
  }
  return {
    condition: parseExpression(condition, context),
    rules: rules.flatMap((rule) => parseRule(rule, context)),
  }
}

function parseSetOutcomeValue(element: XmlElement, context: ProcessingContext): ResponseRule {
  const identifier = readIdentifier(element, 'identifier', context.report)
  if (!context.outcomes.has(identifier))
    context.report(element, `the outcome "${identifier}" is not declared`)
  const [expression, second] = childElements(element)
  if (!expression || second) context.report(element, 'there must be one expression')
  return {
    kind: 'setOutcomeValue',
    identifier,
    expression: expression ? parseExpression(expression, context) : { kind: 'null', operands: [] },
  }
}
