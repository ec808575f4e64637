import { type BaseType, container, type SingleValue, single, type Value } from '#lib/qti/item/value.ts'
import type { Evaluate, TestItem } from './scope.ts'

/** The values of one variable in many items: single ones that are not NULL, of one type. */
export const testVariables: Evaluate<'testVariables'> = (
  _,
  { identifier, items, weightIdentifier, baseType },
  scope,
) => {
  const values: SingleValue[] = []
  for (const item of scope.itemsOf(items)) {
    const value = item.variables.get(identifier)
    if (value?.cardinality === 'single' && isWanted(value.baseType, baseType)) {
      values.push(weighted(item, value, weightIdentifier))
    }
  }
  return collectSingles(values, baseType)
}

/** The normal maxima of an outcome; NULL if one item has none. */
export const outcomeMaximum: Evaluate<'outcomeMaximum'> = (_, expression, scope) =>
  collectBounds(scope.itemsOf(expression.items), expression, 'normalMaximum')

/** The normal minima of an outcome; items that have none are left out. */
export const outcomeMinimum: Evaluate<'outcomeMinimum'> = (_, expression, scope) =>
  collectBounds(scope.itemsOf(expression.items), expression, 'normalMinimum')

type CountKind =
  | 'numberCorrect'
  | 'numberIncorrect'
  | 'numberResponded'
  | 'numberPresented'
  | 'numberSelected'

export const numberCorrect = counter<'numberCorrect'>(({ isCorrect }) => isCorrect === true)
export const numberIncorrect = counter<'numberIncorrect'>(
  ({ isCorrect, isAttempted }) => isAttempted && isCorrect === false,
)
export const numberResponded = counter<'numberResponded'>(({ hasResponded }) => hasResponded)
export const numberPresented = counter<'numberPresented'>(({ isPresented }) => isPresented)
export const numberSelected = counter<'numberSelected'>(() => true)

function counter<K extends CountKind>(counts: (item: TestItem) => boolean): Evaluate<K> {
  return (_, { items }, scope) => single('integer', scope.itemsOf(items).filter(counts).length)
}

/** Without a type, integers and floats are meant. */
function isWanted(baseType: BaseType, wanted: BaseType | null): boolean {
  return wanted === null ? baseType === 'integer' || baseType === 'float' : baseType === wanted
}

/** A weight makes floats of integers. */
function collectSingles(values: SingleValue[], wanted: BaseType | null): Value {
  const allIntegers = values.every(({ baseType }) => baseType === 'integer')
  const baseType = wanted === null || wanted === 'integer' ? (allIntegers ? 'integer' : 'float') : wanted
  return container(
    'multiple',
    baseType,
    values.map(({ value }) => value),
  )
}

function collectBounds(
  items: readonly TestItem[],
  { identifier, weightIdentifier }: { identifier: string; weightIdentifier?: string },
  bound: 'normalMaximum' | 'normalMinimum',
): Value {
  const bounds: number[] = []
  for (const item of items) {
    const outcome = item.outcomeDeclarations.get(identifier)
    const value = outcome?.[bound]
    if (value !== undefined) bounds.push(value * weightOf(item, weightIdentifier))
    else if (outcome && bound === 'normalMaximum') return null
  }
  return container('multiple', 'float', bounds)
}

/** 1 where none is asked for or given. */
function weightOf(item: TestItem, weightIdentifier: string | undefined): number {
  return weightIdentifier === undefined ? 1 : (item.weights.get(weightIdentifier) ?? 1)
}

/** A number multiplied by the item's weight; a float then. */
export function weighted(
  item: TestItem,
  value: SingleValue,
  weightIdentifier: string | undefined,
): SingleValue {
  if (weightIdentifier === undefined || typeof value.value !== 'number') return value
  return { cardinality: 'single', baseType: 'float', value: value.value * weightOf(item, weightIdentifier) }
}
