import type { Branch, ExpressionKind, ExpressionOf } from '#lib/qti/item/processing.ts'
import type { Value } from '#lib/qti/item/value.ts'
import * as containers from './containers.ts'
import * as mathematics from './mathematics.ts'
import * as predicates from './predicates.ts'
import { type Evaluate, type Scope, spend, truthOf } from './scope.ts'
import * as testItems from './test-items.ts'
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
  and: predicates.and,
  anyN: predicates.anyN,
  baseValue: variables.baseValue,
  containerSize: containers.containerSize,
  contains: containers.contains,
  correct: variables.correct,
  default: variables.defaultValue,
  delete: containers.deleteValue,
  divide: mathematics.divide,
  durationGte: predicates.durationGte,
  durationLt: predicates.durationLt,
  equal: predicates.equal,
  equalRounded: predicates.equalRounded,
  fieldValue: containers.fieldValue,
  gcd: mathematics.gcd,
  gt: predicates.gt,
  gte: predicates.gte,
  index: containers.index,
  inside: containers.inside,
  integerDivide: mathematics.integerDivide,
  integerModulus: mathematics.integerModulus,
  integerToFloat: mathematics.integerToFloat,
  isNull: predicates.isNull,
  lcm: mathematics.lcm,
  lt: predicates.lt,
  lte: predicates.lte,
  mapResponse: variables.mapResponse,
  mapResponsePoint: variables.mapResponsePoint,
  match: predicates.match,
  mathConstant: mathematics.mathConstant,
  mathOperator: mathematics.mathOperator,
  max: mathematics.max,
  member: containers.member,
  min: mathematics.min,
  multiple: containers.multiple,
  not: predicates.not,
  null: variables.nullValue,
  numberCorrect: testItems.numberCorrect,
  numberIncorrect: testItems.numberIncorrect,
  numberPresented: testItems.numberPresented,
  numberResponded: testItems.numberResponded,
  numberSelected: testItems.numberSelected,
  or: predicates.or,
  ordered: containers.ordered,
  outcomeMaximum: testItems.outcomeMaximum,
  outcomeMinimum: testItems.outcomeMinimum,
  patternMatch: predicates.patternMatch,
  power: mathematics.power,
  product: mathematics.product,
  random: containers.random,
  randomFloat: mathematics.randomFloat,
  randomInteger: mathematics.randomInteger,
  repeat: containers.repeat,
  round: mathematics.round,
  roundTo: mathematics.roundTo,
  statsOperator: mathematics.statsOperator,
  stringMatch: predicates.stringMatch,
  substring: predicates.substring,
  subtract: mathematics.subtract,
  sum: mathematics.sum,
  testVariables: testItems.testVariables,
  truncate: mathematics.truncate,
  variable: variables.variable,
}

/** The rules of the first branch whose condition is true; NULL is not true (QTI 3, `response-if`). */
export function pickBranch<R>(branches: Branch<R>[], scope: Scope): R[] {
  const branch = branches.find(({ condition }) => !condition || truthOf(evaluate(condition, scope)) === true)
  return branch?.rules ?? []
}
