import type { ExpressionKind, ExpressionOf } from '#lib/qti/processing-model.ts'
import type { Value } from '#lib/qti/value.ts'
import type { Scope } from './expression-definition.ts'
import { definitionOf } from './registry.ts'

/** The value of an expression; never throws. */
export function evaluate<K extends ExpressionKind>(expression: ExpressionOf<K>, scope: Scope): Value {
  const operands = expression.operands.map((operand) => evaluate(operand, scope))
  const definition = definitionOf<K>(expression.kind)
  return definition.evaluate(operands, expression, scope)
}
