import type { ExpressionShapes, ItemSubset } from '#lib/qti/item/processing.ts'
import { type BaseType, container, type SingleValue, single, type Value } from '#lib/qti/item/value.ts'
import { readBaseType } from '#lib/qti/read/declarations/parse-declarations.ts'
import { readIdentifier } from '#lib/qti/xml/read-attributes.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'
import type { ExpressionContext, ExpressionDefinition } from './expression-definition.ts'
import { type TestItem, weighted, weightOf } from './test-item.ts'

/** The values of one variable in many items: single ones that are not NULL, of one type. */
export const testVariables: ExpressionDefinition<'testVariables'> = {
  arity: [0, 0],
  parse: (element, context) => ({
    identifier: readIdentifier(element, 'variable-identifier', context.report),
    baseType: element.attributes['base-type'] === undefined ? null : readBaseType(element, context.report),
    ...readWeight(element),
    items: readSubset(element, context),
  }),
  evaluate(_, { identifier, items, weightIdentifier, baseType }, scope) {
    const values: SingleValue[] = []
    for (const item of scope.itemsOf(items)) {
      const value = item.variables.get(identifier)
      if (value?.cardinality === 'single' && isWanted(value.baseType, baseType)) {
        values.push(weighted(item, value, weightIdentifier))
      }
    }
    return collectSingles(values, baseType)
  },
}

/** The normal maxima of an outcome; NULL if one item has none. */
export const outcomeMaximum: ExpressionDefinition<'outcomeMaximum'> = {
  arity: [0, 0],
  parse: readOutcome,
  evaluate: (_, expression, scope) =>
    collectBounds(scope.itemsOf(expression.items), expression, 'normalMaximum'),
}

/** The normal minima of an outcome; items that have none are left out. */
export const outcomeMinimum: ExpressionDefinition<'outcomeMinimum'> = {
  arity: [0, 0],
  parse: readOutcome,
  evaluate: (_, expression, scope) =>
    collectBounds(scope.itemsOf(expression.items), expression, 'normalMinimum'),
}

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

function counter<K extends CountKind>(counts: (item: TestItem) => boolean): ExpressionDefinition<K> {
  return {
    arity: [0, 0],
    parse: (element, context) => ({ items: readSubset(element, context) }) as ExpressionShapes[K],
    evaluate: (_, { items }, scope) => single('integer', scope.itemsOf(items).filter(counts).length),
  }
}

function readOutcome(element: XmlElement, context: ExpressionContext) {
  return {
    identifier: readIdentifier(element, 'outcome-identifier', context.report),
    ...readWeight(element),
    items: readSubset(element, context),
  }
}

function readWeight(element: XmlElement): { weightIdentifier?: string } {
  const weightIdentifier = element.attributes['weight-identifier']
  return weightIdentifier === undefined ? {} : { weightIdentifier }
}

function readSubset(element: XmlElement, { inTest, report }: ExpressionContext): ItemSubset {
  if (!inTest) report(element, `<${element.name}> has a meaning in tests only`)
  const section = element.attributes['section-identifier']
  return {
    ...(section !== undefined && { sectionIdentifier: section }),
    includeCategory: words(element.attributes['include-category']),
    excludeCategory: words(element.attributes['exclude-category']),
  }
}

function words(text = ''): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
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
