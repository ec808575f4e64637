import type { ExpressionKind } from '#lib/qti/item/processing.ts'
import * as arithmetic from './arithmetic.ts'
import { random, randomFloat, randomInteger } from './chance.ts'
import { durationGte, durationLt, gt, gte, lt, lte, match } from './comparison.ts'
import * as containers from './containers.ts'
import { equal, equalRounded } from './equality.ts'
import type { ExpressionDefinition } from './expression-definition.ts'
import { inside } from './inside.ts'
import { and, anyN, isNull, not, or } from './logic.ts'
import { mathConstant, mathOperator, statsOperator } from './mathematics.ts'
import { repeat } from './repeat.ts'
import { roundTo } from './rounding.ts'
import * as testItems from './test-items.ts'
import { patternMatch, stringMatch, substring } from './text.ts'
import * as variables from './variables.ts'

const definitions: { [K in ExpressionKind]: ExpressionDefinition<K> } = {
  and,
  anyN,
  baseValue: variables.baseValue,
  containerSize: containers.containerSize,
  contains: containers.contains,
  correct: variables.correct,
  default: variables.defaultValue,
  delete: containers.deleteValue,
  divide: arithmetic.divide,
  durationGte,
  durationLt,
  equal,
  equalRounded,
  fieldValue: containers.fieldValue,
  gcd: arithmetic.gcd,
  gt,
  gte,
  index: containers.index,
  inside,
  integerDivide: arithmetic.integerDivide,
  integerModulus: arithmetic.integerModulus,
  integerToFloat: arithmetic.integerToFloat,
  isNull,
  lcm: arithmetic.lcm,
  lt,
  lte,
  mapResponse: variables.mapResponse,
  mapResponsePoint: variables.mapResponsePoint,
  match,
  mathConstant,
  mathOperator,
  max: arithmetic.max,
  member: containers.member,
  min: arithmetic.min,
  multiple: containers.multiple,
  not,
  null: variables.nullValue,
  numberCorrect: testItems.numberCorrect,
  numberIncorrect: testItems.numberIncorrect,
  numberPresented: testItems.numberPresented,
  numberResponded: testItems.numberResponded,
  numberSelected: testItems.numberSelected,
  or,
  ordered: containers.ordered,
  outcomeMaximum: testItems.outcomeMaximum,
  outcomeMinimum: testItems.outcomeMinimum,
  patternMatch,
  power: arithmetic.power,
  product: arithmetic.product,
  random,
  randomFloat,
  randomInteger,
  repeat,
  round: arithmetic.round,
  roundTo,
  statsOperator,
  stringMatch,
  substring,
  subtract: arithmetic.subtract,
  sum: arithmetic.sum,
  testVariables: testItems.testVariables,
  truncate: arithmetic.truncate,
  variable: variables.variable,
}

const kindByElement = new Map<string, ExpressionKind>()
for (const kind of Object.keys(definitions) as ExpressionKind[]) {
  const hyphenated = kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  kindByElement.set(`qti-${hyphenated}`, kind)
}

/** The definition of an expression's kind. */
export function definitionOf<K extends ExpressionKind>(kind: K): ExpressionDefinition<K> {
  return definitions[kind]
}

/** The kind an element stands for, undefined for other elements. */
export function expressionKindOf(elementName: string): ExpressionKind | undefined {
  return kindByElement.get(elementName)
}
