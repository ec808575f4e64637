import { comparable, container, scalarKey, scalarsOf, type Value } from '#lib/qti/value.ts'
import { booleanValue, operator } from './expression-definition.ts'

/** Whether the container holds the single value. */
export const member = operator<'member'>(2, 2, ([value, holder]) => {
  if (!value || !holder || value.cardinality !== 'single' || holder.cardinality === 'single') return null
  if (!comparable(value.baseType, holder.baseType)) return null
  return booleanValue(keysOf(holder).includes(scalarKey(value.baseType, value.value)))
})

/** Whether the first container holds all of the second: as often, or, ordered, as one unbroken run. */
export const contains = operator<'contains'>(2, 2, ([holder, part]) => {
  if (!holder || !part || holder.cardinality === 'single' || holder.cardinality !== part.cardinality)
    return null
  if (!comparable(holder.baseType, part.baseType)) return null
  const [all, sought] = [keysOf(holder), keysOf(part)]
  return booleanValue(holder.cardinality === 'ordered' ? hasRun(all, sought) : hasAll(all, sought))
})

/** A container of the operands; NULL operands are left out, containers give their values. */
export const multiple = operator<'multiple'>(0, Number.POSITIVE_INFINITY, (operands) =>
  collect('multiple', operands),
)

export const ordered = operator<'ordered'>(0, Number.POSITIVE_INFINITY, (operands) =>
  collect('ordered', operands),
)

function collect(cardinality: 'multiple' | 'ordered', operands: Value[]): Value {
  const present = operands.filter((operand) => operand !== null)
  const [first] = present
  if (!first || present.some((operand) => operand.baseType !== first.baseType)) return null
  return container(cardinality, first.baseType, present.flatMap(scalarsOf))
}

type Keys = ReturnType<typeof scalarKey>[]

function keysOf(value: Value): Keys {
  return value === null ? [] : scalarsOf(value).map((scalar) => scalarKey(value.baseType, scalar))
}

function hasAll(all: Keys, sought: Keys): boolean {
  const left = [...all]
  return sought.every((key) => {
    const at = left.indexOf(key)
    if (at !== -1) left.splice(at, 1)
    return at !== -1
  })
}

function hasRun(all: Keys, sought: Keys): boolean {
  return all.some((_, start) => sought.every((key, offset) => all[start + offset] === key))
}
