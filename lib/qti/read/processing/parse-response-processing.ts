import type { ResponseRule } from '#lib/qti/item/processing.ts'
import type { ExpressionContext } from '#lib/qti/read/processing/expression-context.ts'
import { childElements, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import { type Dialect, parseRules, parseSetRule } from './parse-rules.ts'
import { processingTemplate } from './processing-templates.ts'

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
