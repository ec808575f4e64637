import type { TemplateRule } from '#lib/qti/item/processing.ts'
import type { ExpressionContext } from '#lib/qti/read/processing/expression-context.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'
import { type Dialect, parseOneExpression, parseRules, parseSetRule } from './parse-rules.ts'

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
