import type { TextPattern } from '#lib/qti/text-pattern/text-pattern.ts'
import type { Shape } from './shape.ts'
import type { BaseType, Value } from './value.ts'

/** QTI 3: response processing is a list of rules; so is the outcome processing of a test. */
export type ResponseRule =
  | { kind: 'condition'; branches: Branch<ResponseRule>[] }
  | SetRule<'setOutcomeValue' | 'lookupOutcomeValue'>
  | { kind: 'exit' }

/** QTI 3: template processing, which draws the values of one attempt. */
export type TemplateRule =
  | { kind: 'condition'; branches: Branch<TemplateRule>[] }
  | SetRule<'setTemplateValue' | 'setCorrectResponse' | 'setDefaultValue'>
  | { kind: 'constraint'; expression: Expression }
  | { kind: 'exit' }

/** `if`, `else-if` and, without a condition, `else`. */
export type Branch<R> = { condition?: Expression; rules: R[] }

export type SetRule<K extends string> = { kind: K; identifier: string; expression: Expression }

type Named = { identifier: string }
type Bare = Record<never, never>

/** QTI 3: a number, or the name of a variable that holds it. */
export type NumberRef = number | { variable: string }

/** Which items of a test an expression looks at; all where nothing is said. */
export type ItemSubset = { sectionIdentifier?: string; includeCategory: string[]; excludeCategory: string[] }

/** What each expression holds besides its `kind` and operands; how it is read stands in `read/processing`. */
export type ExpressionShapes = {
  baseValue: { value: Value }
  null: Bare
  variable: Named & { weightIdentifier?: string }
  correct: Named
  default: Named
  mapResponse: Named
  mapResponsePoint: Named
  mathConstant: { value: number }
  randomInteger: { min: NumberRef; max: NumberRef; step: NumberRef }
  randomFloat: { min: NumberRef; max: NumberRef }
  isNull: Bare
  not: Bare
  and: Bare
  or: Bare
  anyN: { min: NumberRef; max: NumberRef }
  match: Bare
  equal: { tolerance: Tolerance }
  equalRounded: Rounding
  stringMatch: { caseSensitive: boolean; substring: boolean }
  substring: { caseSensitive: boolean }
  patternMatch: { pattern: TextPattern | { variable: string } }
  inside: { shape: Shape }
  sum: Bare
  product: Bare
  subtract: Bare
  divide: Bare
  power: Bare
  integerDivide: Bare
  integerModulus: Bare
  truncate: Bare
  round: Bare
  roundTo: Rounding
  integerToFloat: Bare
  gcd: Bare
  lcm: Bare
  min: Bare
  max: Bare
  mathOperator: { name: MathFunction }
  statsOperator: { name: Statistic }
  gt: Bare
  lt: Bare
  gte: Bare
  lte: Bare
  durationLt: Bare
  durationGte: Bare
  member: Bare
  contains: Bare
  multiple: Bare
  ordered: Bare
  repeat: { times: NumberRef }
  containerSize: Bare
  index: { position: NumberRef }
  fieldValue: { field: string }
  random: Bare
  delete: Bare
  testVariables: Named & { items: ItemSubset; weightIdentifier?: string; baseType: BaseType | null }
  outcomeMaximum: Named & { items: ItemSubset; weightIdentifier?: string }
  outcomeMinimum: Named & { items: ItemSubset; weightIdentifier?: string }
  numberCorrect: { items: ItemSubset }
  numberIncorrect: { items: ItemSubset }
  numberResponded: { items: ItemSubset }
  numberPresented: { items: ItemSubset }
  numberSelected: { items: ItemSubset }
}

/** QTI 3, `equal`: how far below and above the first value the second may lie. */
export type Tolerance = {
  mode: 'exact' | 'absolute' | 'relative'
  below: NumberRef
  above: NumberRef
  includeLowerBound: boolean
  includeUpperBound: boolean
}

/** QTI 3, `round-to`. */
export type Rounding = { mode: 'significantFigures' | 'decimalPlaces'; figures: NumberRef }

/** QTI 3, `math-operator`. */
export const mathFunctions = [
  ...(['sin', 'cos', 'tan', 'sec', 'csc', 'cot', 'asin', 'acos', 'atan', 'atan2', 'asec', 'acsc'] as const),
  ...(['acot', 'sinh', 'cosh', 'tanh', 'sech', 'csch', 'coth', 'log', 'ln', 'exp', 'abs', 'signum'] as const),
  ...(['floor', 'ceil', 'toDegrees', 'toRadians'] as const),
] as const
export type MathFunction = (typeof mathFunctions)[number]

/** QTI 3, `stats-operator`. */
export const statistics = ['mean', 'sampleVariance', 'sampleSD', 'popVariance', 'popSD'] as const
export type Statistic = (typeof statistics)[number]

export type ExpressionKind = keyof ExpressionShapes
export type ExpressionOf<K extends ExpressionKind> = {
  [P in K]: { kind: P; operands: Expression[] } & ExpressionShapes[P]
}[K]
export type Expression = ExpressionOf<ExpressionKind>

/** More rounds than these are refused. */
export const maxRepeats = 10_000

/** Whether a number can be rounded to that many figures. */
export function areFigures(mode: Rounding['mode'], figures: number): boolean {
  return Number.isInteger(figures) && figures >= (mode === 'decimalPlaces' ? 0 : 1)
}
