import { maxRepeats } from '#lib/qti/item/processing.ts'
import { shapeContains } from '#lib/qti/item/shape.ts'
import {
  baseTypeOf,
  type ContainerValue,
  comparable,
  container,
  fieldOf,
  scalarKey,
  scalarsOf,
  single,
  type Value,
} from '#lib/qti/item/value.ts'
import { booleanValue, type Evaluate, resolveNumber, spend } from './scope.ts'

/** Whether the container holds the single value. */
export const member: Evaluate<'member'> = ([value, holder]) => {
  if (!isContainer(holder) || value?.cardinality !== 'single') return null
  if (!comparable(value.baseType, holder.baseType)) return null
  return booleanValue(keysOf(holder).includes(scalarKey(value.baseType, value.value)))
}

/** Whether the first container holds all of the second: as often, or, ordered, as one unbroken run. */
export const contains: Evaluate<'contains'> = ([holder, part]) => {
  if (!isContainer(holder) || !isContainer(part) || holder.cardinality !== part.cardinality) return null
  if (!comparable(holder.baseType, part.baseType)) return null
  const [all, sought] = [keysOf(holder), keysOf(part)]
  return booleanValue(holder.cardinality === 'ordered' ? hasRun(all, sought) : hasAll(all, sought))
}

/** The container without every instance of the value. */
export const deleteValue: Evaluate<'delete'> = ([value, holder]) => {
  if (!isContainer(holder) || value?.cardinality !== 'single') return null
  if (!comparable(value.baseType, holder.baseType)) return null
  const key = scalarKey(value.baseType, value.value)
  const kept = holder.values.filter((scalar) => scalarKey(holder.baseType, scalar) !== key)
  return container(holder.cardinality, holder.baseType, kept)
}

/** A container of the operands; NULL operands are left out, containers give their values. */
export const multiple: Evaluate<'multiple'> = (operands) => collect('multiple', operands)

export const ordered: Evaluate<'ordered'> = (operands) => collect('ordered', operands)

/** How many values are inside; 0 for NULL. */
export const containerSize: Evaluate<'containerSize'> = ([holder]) => {
  if (holder && !isContainer(holder)) return null
  return single('integer', scalarsOf(holder ?? null).length)
}

/** The n-th value, counted from 1. */
export const index: Evaluate<'index'> = ([holder], { position }, scope) => {
  const place = resolveNumber(position, scope)
  if (!isContainer(holder) || holder.cardinality !== 'ordered' || place === null) return null
  const value = holder.values[place - 1]
  return value === undefined ? null : single(holder.baseType, value)
}

export const fieldValue: Evaluate<'fieldValue'> = ([holder], { field }) => fieldOf(holder, field)

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

/** Multiple or ordered. */
export function isContainer(value: Value | undefined): value is ContainerValue {
  return value?.cardinality === 'multiple' || value?.cardinality === 'ordered'
}

/** NULL where types differ, or nothing is inside. */
export function collect(cardinality: 'multiple' | 'ordered', operands: Value[]): Value {
  const values: ContainerValue['values'] = []
  let baseType: ContainerValue['baseType'] | null = null
  for (const operand of operands) {
    if (operand === null) continue
    if (operand.cardinality === 'record') return null
    baseType ??= operand.baseType
    if (operand.baseType !== baseType) return null
    if (operand.cardinality === 'single') values.push(operand.value)
    else for (const value of operand.values) values.push(value)
  }
  return baseType === null ? null : container(cardinality, baseType, values)
}

type Keys = ReturnType<typeof scalarKey>[]

function keysOf(value: ContainerValue): Keys {
  return value.values.map((scalar) => scalarKey(value.baseType, scalar))
}

function hasAll(all: Keys, sought: Keys): boolean {
  const left = new Map<Keys[number], number>()
  for (const key of all) left.set(key, (left.get(key) ?? 0) + 1)
  return sought.every((key) => {
    const count = left.get(key) ?? 0
    left.set(key, count - 1)
    return count > 0
  })
}

/** Knuth, Morris and Pratt: in linear time, whatever the values repeat. */
function hasRun(all: Keys, sought: Keys): boolean {
  const borders = [0]
  for (let at = 1, border = 0; at < sought.length; at++) {
    while (border > 0 && sought[at] !== sought[border]) border = borders[border - 1] ?? 0
    if (sought[at] === sought[border]) border++
    borders[at] = border
  }
  let matched = 0
  for (const key of all) {
    while (matched > 0 && key !== sought[matched]) matched = borders[matched - 1] ?? 0
    if (key === sought[matched]) matched++
    if (matched === sought.length) return true
  }
  return false
}

/** Whether a point, or any point of a container, lies in the area. */
export const inside: Evaluate<'inside'> = ([operand], { shape }) => {
  if (!operand || baseTypeOf(operand) !== 'point') return null
  return booleanValue(scalarsOf(operand).some((point) => shapeContains(shape, String(point))))
}
