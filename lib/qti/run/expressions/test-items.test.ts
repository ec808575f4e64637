import { expect, it } from 'vitest'
import type { OutcomeDeclaration } from '#lib/qti/item/declaration.ts'
import type { BaseType, SingleValue, Value } from '#lib/qti/item/value.ts'
import type { Scope, TestItem } from './scope.ts'
import * as ofTest from './test-items.ts'

/** What the rules of a test see of its items. */

const single = (baseType: BaseType, value: SingleValue['value']): SingleValue => ({
  ...{ cardinality: 'single', baseType, value },
})
const outcome = (bounds: Partial<OutcomeDeclaration>): OutcomeDeclaration => ({
  ...{ identifier: 'SCORE', cardinality: 'single', baseType: 'float', defaultValue: null },
  ...bounds,
})

function item(change: Partial<TestItem> = {}, variables: Record<string, Value> = {}): TestItem {
  return {
    ...{ identifier: 'Q', categories: [], sections: [], weights: new Map([['W', 2]]) },
    variables: new Map(Object.entries(variables)),
    ...{ correctResponses: new Map(), outcomeDeclarations: new Map() },
    ...{ isPresented: false, isAttempted: false, hasResponded: false, isCorrect: null },
    ...change,
  }
}

const scopeOf = (items: TestItem[]) => ({ itemsOf: () => items }) as unknown as Scope
const all = { includeCategory: [], excludeCategory: [] }
const never = () => []

function variables(items: TestItem[], change: { baseType?: BaseType; weightIdentifier?: string } = {}) {
  const { baseType = null, ...weight } = change
  const expression = {
    kind: 'testVariables' as const,
    operands: [],
    identifier: 'X',
    items: all,
    baseType,
    ...weight,
  }
  return ofTest.testVariables([], expression, scopeOf(items), never)
}

it('the values of a variable are numbers where no type is asked for', () => {
  const items = [
    item({}, { X: single('integer', 1) }),
    item({}, { X: single('float', 0.5) }),
    item({}, { X: single('string', 'a') }),
    item({}, { X: null }),
    item({}, { X: { cardinality: 'multiple', baseType: 'integer', values: [7] } }),
    item(),
  ]
  const multiple = (baseType: BaseType, values: unknown[]) => ({ cardinality: 'multiple', baseType, values })
  expect(variables(items)).toEqual(multiple('float', [1, 0.5]))
  expect(variables(items, { baseType: 'integer' })).toEqual(multiple('integer', [1]))
  expect(variables(items, { baseType: 'float' })).toEqual(multiple('float', [0.5]))
  expect(variables(items, { baseType: 'string' })).toEqual(multiple('string', ['a']))
  expect(variables(items.slice(0, 1))).toEqual(multiple('integer', [1]))
  expect(variables([])).toBeNull()
})

it('a weight multiplies numbers, which are fractions then, and is 1 where the item has none', () => {
  const items = [
    item({}, { X: single('integer', 3) }),
    item({ weights: new Map() }, { X: single('integer', 3) }),
  ]
  for (const baseType of [undefined, 'integer'] as const)
    expect(variables(items, { weightIdentifier: 'W', ...(baseType && { baseType }) })).toEqual({
      ...{ cardinality: 'multiple', baseType: 'float', values: [6, 3] },
    })
  const text = [item({}, { X: single('string', 'a') })]
  expect(variables(text, { weightIdentifier: 'W', baseType: 'string' })).toMatchObject({ values: ['a'] })
})

it('the most and the least that an outcome can be, weighted', () => {
  const bounded = (bounds: Partial<OutcomeDeclaration>) =>
    item({ outcomeDeclarations: new Map([['SCORE', outcome(bounds)]]) })
  const expression = { operands: [], identifier: 'SCORE', items: all }
  const most = (items: TestItem[], weight = {}) =>
    ofTest.outcomeMaximum([], { kind: 'outcomeMaximum', ...expression, ...weight }, scopeOf(items), never)
  const least = (items: TestItem[], weight = {}) =>
    ofTest.outcomeMinimum([], { kind: 'outcomeMinimum', ...expression, ...weight }, scopeOf(items), never)
  const both = [
    bounded({ normalMaximum: 3, normalMinimum: -1 }),
    bounded({ normalMaximum: 0, normalMinimum: 0 }),
  ]
  expect(most(both)).toMatchObject({ baseType: 'float', values: [3, 0] })
  expect(least(both)).toMatchObject({ baseType: 'float', values: [-1, 0] })
  expect(most(both, { weightIdentifier: 'W' })).toMatchObject({ values: [6, 0] })
  expect(least(both, { weightIdentifier: 'W' })).toMatchObject({ values: [-2, 0] })
  expect(most([...both, bounded({})])).toBeNull()
  expect(least([...both, bounded({})])).toMatchObject({ values: [-1, 0] })
  expect(most([...both, item()])).toMatchObject({ values: [3, 0] })
  expect(most([])).toBeNull()
})

it('items are counted by what became of them', () => {
  const items = [
    item({ isPresented: true, isAttempted: true, hasResponded: true, isCorrect: true }),
    item({ isPresented: true, isAttempted: true, hasResponded: true, isCorrect: false }),
    item({ isPresented: true, isAttempted: true, isCorrect: false }),
    item({ isPresented: true, isCorrect: false }),
    item({ isPresented: true, isAttempted: true, isCorrect: null }),
    item(),
  ]
  const { numberCorrect, numberIncorrect, numberPresented, numberResponded, numberSelected } = ofTest
  const count = (counter: unknown) =>
    (counter as typeof numberCorrect)(
      [],
      { kind: 'numberCorrect', operands: [], items: all },
      scopeOf(items),
      never,
    )
  expect(
    [numberCorrect, numberIncorrect, numberPresented, numberResponded, numberSelected].map(count),
  ).toEqual([1, 2, 5, 2, 6].map((value) => single('integer', value)))
})
