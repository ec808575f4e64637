import { scalarsOf, single, type Value } from '#lib/qti/item/value.ts'
import { readNumberRef } from '#lib/qti/read/processing/read-number-ref.ts'
import { type ExpressionDefinition, resolveNumber } from './expression-definition.ts'

/** One of min, min + step, … up to max; each is as likely as any other. */
export const randomInteger: ExpressionDefinition<'randomInteger'> = {
  arity: [0, 0],
  parse: (element, context) => ({
    min: readNumberRef(element, 'min', context, 0),
    max: readNumberRef(element, 'max', context),
    step: readNumberRef(element, 'step', context, 1),
  }),
  evaluate(_, expression, scope) {
    const min = resolveNumber(expression.min, scope)
    const max = resolveNumber(expression.max, scope)
    const step = resolveNumber(expression.step, scope)
    if (min === null || max === null || step === null || step <= 0 || max < min) return null
    const count = Math.floor((max - min) / step) + 1
    return single('integer', Math.floor(min + step * Math.floor(scope.random() * count)))
  },
}

export const randomFloat: ExpressionDefinition<'randomFloat'> = {
  arity: [0, 0],
  parse: (element, context) => ({
    min: readNumberRef(element, 'min', context, 0),
    max: readNumberRef(element, 'max', context),
  }),
  evaluate(_, expression, scope) {
    const min = resolveNumber(expression.min, scope)
    const max = resolveNumber(expression.max, scope)
    if (min === null || max === null || max < min) return null
    return single('float', min + (max - min) * scope.random())
  },
}

/** One value of a container. */
export const random: ExpressionDefinition<'random'> = {
  arity: [1, 1],
  parse: () => ({}),
  evaluate([holder], _, scope): Value {
    if (!holder || !('values' in holder)) return null
    const values = scalarsOf(holder)
    const picked = values[Math.floor(scope.random() * values.length)]
    return picked === undefined ? null : single(holder.baseType, picked)
  },
}
