import { parseShape, shapeContains } from '#lib/qti/item/shape.ts'
import { baseTypeOf, scalarsOf } from '#lib/qti/item/value.ts'
import { booleanValue, type ExpressionDefinition } from './expression-definition.ts'

/** Whether a point, or any point of a container, lies in the area. */
export const inside: ExpressionDefinition<'inside'> = {
  arity: [1, 1],
  parse(element, { report }) {
    const { shape: kind = '', coords = '' } = element.attributes
    const shape = parseShape(kind.trim(), coords)
    if (!shape) report(element, `shape="${kind}" coords="${coords}" is no area`)
    return { shape: shape ?? { kind: 'default' } }
  },
  evaluate([operand], { shape }) {
    if (!operand || baseTypeOf(operand) !== 'point') return null
    return booleanValue(scalarsOf(operand).some((point) => shapeContains(shape, String(point))))
  },
}
