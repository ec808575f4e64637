import { childElements, type XmlElement } from '#lib/qti/parse/xml-element.ts'
import type { Expression, ExpressionKind, ExpressionOf } from '#lib/qti/processing-model.ts'
import type { ExpressionContext } from './expression-definition.ts'
import { definitionOf, expressionKindOf } from './registry.ts'

/** Reads an expression and its operands; one that is not known is reported. */
export function parseExpression(element: XmlElement, context: ExpressionContext): Expression {
  const kind = expressionKindOf(element.name)
  if (kind) return parseKind(kind, element, context)
  context.report(element, `the expression <${element.name}> is not supported`)
  return { kind: 'null', operands: [] }
}

function parseKind<K extends ExpressionKind>(
  kind: K,
  element: XmlElement,
  context: ExpressionContext,
): ExpressionOf<K> {
  const definition = definitionOf(kind)
  const operands = childElements(element).map((operand) => parseExpression(operand, context))
  const [least, most] = definition.arity
  if (operands.length < least || operands.length > most) {
    context.report(element, `<${element.name}> has ${operands.length} operands`)
  }
  return { ...definition.parse(element, context), kind, operands } as ExpressionOf<K>
}
