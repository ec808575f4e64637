import { maxRepeats } from '#lib/qti/item/processing.ts'
import { container, scalarsOf, single, type Value } from '#lib/qti/item/value.ts'
import { collect, isContainer } from './containers.ts'
import { type Evaluate, resolveNumber, spend } from './scope.ts'

/** One of min, min + step, … up to max; each is as likely as any other. */
export const randomInteger: Evaluate<'randomInteger'> = (_, expression, scope) => {
  const min = resolveNumber(expression.min, scope)
  const max = resolveNumber(expression.max, scope)
  const step = resolveNumber(expression.step, scope)
  if (min === null || max === null || step === null || step <= 0 || max < min) return null
  const count = Math.floor((max - min) / step) + 1
  return single('integer', Math.floor(min + step * Math.floor(scope.random() * count)))
}

export const randomFloat: Evaluate<'randomFloat'> = (_, expression, scope) => {
  const min = resolveNumber(expression.min, scope)
  const max = resolveNumber(expression.max, scope)
  if (min === null || max === null || max < min) return null
  return single('float', min + (max - min) * scope.random())
}

/** One value of a container. */
export const random: Evaluate<'random'> = ([holder], _, scope): Value => {
  if (!holder || !('values' in holder)) return null
  const values = scalarsOf(holder)
  const picked = values[Math.floor(scope.random() * values.length)]
  return picked === undefined ? null : single(holder.baseType, picked)
}

/** The operands over and over in an ordered container; each time they are evaluated anew. */
export const repeat: Evaluate<'repeat'> = (first, expression, scope, evaluateOperands): Value => {
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
}
