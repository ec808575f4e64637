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

/** A number for integer, float and duration (seconds); pairs and points are written `A B`. */
export type Scalar = string | number | boolean

/** QTI's NULL is `null`; an empty string and an empty container are NULL too. Fit for JSON. */
export type Value = SingleValue | ContainerValue | RecordValue | null
export type SingleValue = { cardinality: 'single'; baseType: BaseType; value: Scalar }
export type ContainerValue = { cardinality: 'multiple' | 'ordered'; baseType: BaseType; values: Scalar[] }
export type RecordValue = { cardinality: 'record'; fields: Readonly<Record<string, SingleValue>> }

export function isBaseType(name: string): name is BaseType {
  return (baseTypes as readonly string[]).includes(name)
}

function isNumeric(baseType: BaseType): boolean {
  return baseType === 'integer' || baseType === 'float' || baseType === 'duration'
}

/** A single value; NULL for an empty string and for a number that is not finite. There is no -0. */
export function single(baseType: BaseType, value: Scalar): SingleValue | null {
  if (value === '') return null
  if (typeof value !== 'number') return { cardinality: 'single', baseType, value }
  return Number.isFinite(value) ? { cardinality: 'single', baseType, value: value + 0 } : null
}

/** A container; NULL when it is empty. */
export function container(
  cardinality: 'multiple' | 'ordered',
  baseType: BaseType,
  values: Scalar[],
): ContainerValue | null {
  return values.length === 0 ? null : { cardinality, baseType, values }
}

/** A record of the fields that are not NULL; NULL when there is none. */
export function record(fields: Iterable<readonly [name: string, value: SingleValue]>): RecordValue | null {
  const held = Object.fromEntries(fields)
  return Object.keys(held).length === 0 ? null : { cardinality: 'record', fields: held }
}

/** The values inside, none for NULL. */
export function scalarsOf(value: Value): Scalar[] {
  if (value === null) return []
  if (value.cardinality === 'single') return [value.value]
  if (value.cardinality === 'record') return Object.values(value.fields).map((field) => field.value)
  return value.values
}

/** The value with each text in it changed; what becomes empty is NULL. */
export function mapTexts(value: Value, change: (text: string) => string): Value {
  return mapScalars(value, 'string', (text) => change(String(text)))
}

/** The value with each number in it changed that is no whole one by its type. */
export function mapFloats(value: Value, change: (number: number) => number): Value {
  return mapScalars(value, 'float', (number) => change(Number(number)))
}

function mapScalars(value: Value, baseType: BaseType, change: (scalar: Scalar) => Scalar): Value {
  if (value === null) return null
  if (value.cardinality === 'record') {
    const fields = Object.entries(value.fields).flatMap(([name, field]) => {
      const changed = mapScalars(field, baseType, change)
      return changed?.cardinality === 'single' ? [[name, changed] as const] : []
    })
    return record(fields)
  }
  if (value.baseType !== baseType) return value
  if (value.cardinality === 'single') return single(baseType, change(value.value))
  const scalars = value.values.map(change).filter((scalar) => scalar !== '')
  return container(value.cardinality, baseType, scalars)
}

/** The type of what is inside; null for NULL and for a record, whose fields have types of their own. */
export function baseTypeOf(value: Value | undefined): BaseType | null {
  return !value || value.cardinality === 'record' ? null : value.baseType
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
  if (left.cardinality === 'record' || right.cardinality === 'record') return sameRecord(left, right)
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

function sameRecord(left: NonNullable<Value>, right: NonNullable<Value>): boolean {
  if (left.cardinality !== 'record' || right.cardinality !== 'record') return false
  const names = Object.keys(left.fields)
  if (names.length !== Object.keys(right.fields).length) return false
  return names.every((name) => {
    const field = fieldOf(right, name)
    return field !== null && sameValue(left.fields[name] ?? null, field)
  })
}

/** A field of a record; NULL where there is none, or no record. */
export function fieldOf(value: Value | undefined, name: string): SingleValue | null {
  if (value?.cardinality !== 'record' || !Object.hasOwn(value.fields, name)) return null
  return value.fields[name] ?? null
}

/** Numbers of two base types compare by their size. */
export function comparable(left: BaseType, right: BaseType): boolean {
  return left === right || (isNumeric(left) && isNumeric(right))
}

function compareScalars(left: Scalar, right: Scalar): number {
  return left < right ? -1 : left > right ? 1 : 0
}

const integerForm = /^[+-]?\d+$/
const floatForm = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
const identifierForm = /^[^\s]+$/
const pairForm = /^\S+\s+\S+$/
const pointForm = /^[+-]?\d+\s+[+-]?\d+$/

/**
 * Reads a value from its lexical form, null where it has not that form. White space around
 * everything but a string is no part of the value; inside a string it is.
 */
export function parseScalar(baseType: BaseType, text: string): Scalar | null {
  const trimmed = text.trim()
  switch (baseType) {
    case 'string':
      return text
    case 'integer':
      return integerForm.test(trimmed) ? safeInteger(Number(trimmed)) : null
    case 'duration':
      return parseDuration(trimmed)
    case 'float':
      return floatForm.test(trimmed) ? finite(Number(trimmed)) : null
    case 'boolean':
      return trimmed === 'true' || trimmed === '1'
        ? true
        : trimmed === 'false' || trimmed === '0'
          ? false
          : null
    case 'pair':
    case 'directedPair':
      return pairForm.test(trimmed) ? trimmed.replace(/\s+/, ' ') : null
    case 'point':
      return pointForm.test(trimmed) ? trimmed.split(/\s+/).map(Number).join(' ') : null
    case 'identifier':
    case 'uri':
      return identifierForm.test(trimmed) ? trimmed : null
    case 'file':
      return trimmed === '' ? null : trimmed
  }
}

const durationForm = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** Seconds, as QTI has it, or days to seconds in the form of ISO 8601, as some systems write it. */
function parseDuration(text: string): number | null {
  if (floatForm.test(text)) return finite(Number(text))
  const parts = durationForm.exec(text)
  if (!parts || text.endsWith('P') || text.endsWith('T')) return null
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0))
  return finite(((days * 24 + hours) * 60 + minutes) * 60 + seconds)
}

/** The lexical form of a value. */
export function formatScalar(value: Scalar): string {
  return String(value)
}

/** What a value of the type looks like, for the reader of a problem. */
export const lexicalHint: Record<BaseType, string> = {
  identifier: 'an identifier',
  boolean: 'true or false',
  integer: 'a whole number',
  float: 'a number',
  string: 'text',
  point: 'a point written "X Y"',
  pair: 'a pair written "A B"',
  directedPair: 'a pair written "A B"',
  duration: 'a number of seconds',
  file: 'a file',
  uri: 'an address',
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

function safeInteger(value: number): number | null {
  return Number.isSafeInteger(value) ? value : null
}
