import type { Expression, ExpressionKind, ExpressionOf } from '#lib/qti/item/processing.ts'
import { childElements, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import type { ExpressionContext } from './expression-context.ts'
import { expressionKindOf, expressionReaderOf } from './expression-readers.ts'

/** Reads an expression and its operands; one that is not known is reported. */
export function parseExpression(element: XmlElement, context: ExpressionContext): Expression {
  const kind = expressionKindOf(element.name)
  if (kind) return parseKind(kind, element, context)
  context.report(element, refusal(element))
  return { kind: 'null', operands: [] }
}

/** A custom operator is a program of its own, which only the system that made it can run. */
function refusal({ name, attributes }: XmlElement): string {
  if (name !== 'qti-custom-operator') return `<${name}> is no expression of QTI 3`
  const called = attributes.class ?? attributes.definition
  const what = called ? `the custom operator "${called}" is` : 'custom operators are'
  return `${what} not supported: say the same with expressions of QTI`
}

function parseKind<K extends ExpressionKind>(
  kind: K,
  element: XmlElement,
  context: ExpressionContext,
): ExpressionOf<K> {
  const reader = expressionReaderOf(kind)
  const operands = childElements(element).map((operand) => parseExpression(operand, context))
  const [least, most] = reader.arity
  if (operands.length < least || operands.length > most) {
    context.report(element, `<${element.name}> has ${operands.length} operands`)
  }
  return { ...reader.parse(element, context), kind, operands } as ExpressionOf<K>
}
