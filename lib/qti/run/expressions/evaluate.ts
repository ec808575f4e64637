import type { Branch, ExpressionKind, ExpressionOf } from '#lib/qti/item/processing.ts'
import type { Value } from '#lib/qti/item/value.ts'
import * as arithmetic from './arithmetic.ts'
import { roundTo } from './arithmetic.ts'
import { random, randomFloat, randomInteger, repeat } from './chance.ts'
import { durationGte, durationLt, equal, equalRounded, gt, gte, lt, lte, match } from './comparison.ts'
import * as containers from './containers.ts'
import { inside } from './containers.ts'
import { and, anyN, isNull, not, or } from './logic.ts'
import { mathConstant, mathOperator, statsOperator } from './mathematics.ts'
import { type Evaluate, type Scope, spend, truthOf } from './scope.ts'
import * as testItems from './test-items.ts'
import { patternMatch, stringMatch, substring } from './text.ts'
import * as variables from './variables.ts'

/** The value of an expression; never throws. NULL once the scope's effort is spent. */
export function evaluate<K extends ExpressionKind>(expression: ExpressionOf<K>, scope: Scope): Value {
  const { effort } = scope
  if (effort.left <= 0) return null
  const operands = evaluateOperands(expression, scope)
  const value = evaluators[expression.kind as K](operands, expression, scope, evaluateOperands)
  spend(effort, value && 'values' in value ? 1 + value.values.length : 1)
  return value
}

function evaluateOperands<K extends ExpressionKind>(expression: ExpressionOf<K>, scope: Scope): Value[] {
  const { operands } = expression
  return operands.length === 0 ? none : operands.map((operand) => evaluate(operand, scope))
}

const none: Value[] = []

const evaluators: { [K in ExpressionKind]: Evaluate<K> } = {
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

/** The rules of the first branch whose condition is true; NULL is not true (QTI 3, `response-if`). */
export function pickBranch<R>(branches: Branch<R>[], scope: Scope): R[] {
  const branch = branches.find(({ condition }) => !condition || truthOf(evaluate(condition, scope)) === true)
  return branch?.rules ?? []
}
