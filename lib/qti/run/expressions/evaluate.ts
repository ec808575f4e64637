import type { ExpressionKind, ExpressionOf } from '#lib/qti/item/processing.ts'
import type { Value } from '#lib/qti/item/value.ts'
import { type Scope, spend } from './expression-definition.ts'
import { definitionOf } from './registry.ts'

/** The value of an expression; never throws. NULL once the scope's effort is spent. */
export function evaluate<K extends ExpressionKind>(expression: ExpressionOf<K>, scope: Scope): Value {
  const { effort } = scope
  if (effort.left <= 0) return null
  const operands = evaluateOperands(expression, scope)
  const definition = definitionOf<K>(expression.kind)
  const value = definition.evaluate(operands, expression, scope, evaluateOperands)
  spend(effort, value && 'values' in value ? 1 + value.values.length : 1)
  return value
}

function evaluateOperands<K extends ExpressionKind>(expression: ExpressionOf<K>, scope: Scope): Value[] {
  const { operands } = expression
  return operands.length === 0 ? none : operands.map((operand) => evaluate(operand, scope))
}

const none: Value[] = []
