/** QTI 3: the types a single value may have. */
const baseTypes = [
  'identifier',
  'boolean',
  'integer',
  'float',
  'string',
  'point',
  'pair',
  'directedPair',
  'duration',
  'file',
  'uri',
] as const

export type BaseType = (typeof baseTypes)[number]

/** A number for integer, float and duration; pairs and points are written `A B`. */
export type Scalar = string | number | boolean

/** QTI's NULL is `null`; an empty string and an empty container are NULL too. */
export type Value = SingleValue | ContainerValue | null
type SingleValue = { cardinality: 'single'; baseType: BaseType; value: Scalar }
export type ContainerValue = { cardinality: 'multiple' | 'ordered'; baseType: BaseType; values: Scalar[] }

export function isBaseType(name: string): name is BaseType {
  return (baseTypes as readonly string[]).includes(name)
}

function isNumeric(baseType: BaseType): boolean {
  return baseType === 'integer' || baseType === 'float' || baseType === 'duration'
}

/** A single value; NULL for an empty string and for a number that is not finite. */
export function single(baseType: BaseType, value: Scalar): Value {
  if (value === '' || (typeof value === 'number' && !Number.isFinite(value))) return null
  return { cardinality: 'single', baseType, value }
}

/** A container; NULL when it is empty. */
export function container(
  cardinality: 'multiple' | 'ordered',
  baseType: BaseType,
  values: Scalar[],
): ContainerValue | null {
  return values.length === 0 ? null : { cardinality, baseType, values }
}

/** The values inside, none for NULL. */
export function scalarsOf(value: Value): Scalar[] {
  if (value === null) return []
  return value.cardinality === 'single' ? [value.value] : value.values
}

/** Equal keys mean equal values of that base type: a pair has no direction, a directed pair has. */
export function scalarKey(baseType: BaseType, value: Scalar): Scalar {
  if (baseType !== 'pair' || typeof value !== 'string') return value
  const [first = '', second = ''] = value.split(' ')
  return first <= second ? value : `${second} ${first}`
}

/** Whether two values have the same type and the same content; `multiple` disregards order. */
export function sameValue(left: Value, right: Value): boolean {
  if (left === null || right === null) return left === right
  if (left.cardinality !== right.cardinality || !comparable(left.baseType, right.baseType)) return false
  const keysLeft = scalarsOf(left).map((value) => scalarKey(left.baseType, value))
  const keysRight = scalarsOf(right).map((value) => scalarKey(right.baseType, value))
  if (keysLeft.length !== keysRight.length) return false
  if (left.cardinality === 'multiple') {
    keysLeft.sort(compareScalars)
    keysRight.sort(compareScalars)
  }
  return keysLeft.every((key, index) => key === keysRight[index])
}

/** Numbers of two base types compare by their size. */
export function comparable(left: BaseType, right: BaseType): boolean {
  return left === right || (isNumeric(left) && isNumeric(right))
}

function compareScalars(left: Scalar, right: Scalar): number {
  return left < right ? -1 : left > right ? 1 : 0
}
