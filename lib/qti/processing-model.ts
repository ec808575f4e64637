import type { Value } from './value.ts'

/** QTI 3: response processing is a list of rules. */
export type ResponseRule =
  | { kind: 'condition'; branches: Branch[] }
  | { kind: 'setOutcomeValue'; identifier: string; expression: Expression }
  | { kind: 'exitResponse' }

/** `if`, `else-if` and, without a condition, `else`. */
export type Branch = { condition?: Expression; rules: ResponseRule[] }

type Named = { identifier: string }
type Bare = Record<never, never>

/** What each expression holds besides its `kind` and operands; see `expressions/registry.ts`. */
export type ExpressionShapes = {
  baseValue: { value: Value }
  null: Bare
  variable: Named
  correct: Named
  default: Named
  mapResponse: Named
  isNull: Bare
  not: Bare
  and: Bare
  or: Bare
  match: Bare
  equal: { tolerance: Tolerance }
  stringMatch: { caseSensitive: boolean; substring: boolean }
  sum: Bare
  product: Bare
  subtract: Bare
  divide: Bare
  gt: Bare
  lt: Bare
  gte: Bare
  lte: Bare
  member: Bare
  contains: Bare
  multiple: Bare
  ordered: Bare
}

/** QTI 3, `equal`: how far below and above the second value the first may lie. */
export type Tolerance = {
  mode: 'exact' | 'absolute' | 'relative'
  below: number
  above: number
  includeLowerBound: boolean
  includeUpperBound: boolean
}

export type ExpressionKind = keyof ExpressionShapes
export type ExpressionOf<K extends ExpressionKind> = {
  [P in K]: { kind: P; operands: Expression[] } & ExpressionShapes[P]
}[K]
export type Expression = ExpressionOf<ExpressionKind>
