import { container, type Value } from '#lib/qti/item/value.ts'
import { readNumberRef } from '#lib/qti/read/processing/read-number-ref.ts'
import { collect, isContainer } from './containers.ts'
import { type ExpressionDefinition, resolveNumber, spend } from './expression-definition.ts'

const maxRepeats = 10_000

/** The operands over and over in an ordered container; each time they are evaluated anew. */
export const repeat: ExpressionDefinition<'repeat'> = {
  arity: [1, Number.POSITIVE_INFINITY],
  parse(element, context) {
    const times = readNumberRef(element, 'number-repeats', context)
    if (typeof times === 'number' && times > maxRepeats) {
      context.report(element, `number-repeats="${times}" is more than ${maxRepeats}`)
    }
    return { times }
  },
  evaluate(first, expression, scope, evaluateOperands): Value {
    const times = resolveNumber(expression.times, scope)
    if (times === null || times < 1) return null
    if (times > maxRepeats) {
      scope.effort.exceeded ??= `a repeat of ${times} times is more than ${maxRepeats}`
      return null
    }
    const rounds = [collect('ordered', first)]
    while (rounds.length + 1 <= times && scope.effort.left > 0) {
      const round = collect('ordered', evaluateOperands(expression, scope))
      if (isContainer(round)) spend(scope.effort, round.values.length)
      rounds.push(round)
    }
    const filled = rounds.filter((round) => isContainer(round))
    const [any] = filled
    if (!any || filled.some(({ baseType }) => baseType !== any.baseType)) return null
    return container(
      'ordered',
      any.baseType,
      filled.flatMap(({ values }) => values),
    )
  },
}
