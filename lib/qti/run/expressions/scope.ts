import type { OutcomeDeclaration, ResponseDeclaration } from '#lib/qti/item/declaration.ts'
import type { ExpressionKind, ExpressionOf, ItemSubset, NumberRef } from '#lib/qti/item/processing.ts'
import type { SingleValue, Value } from '#lib/qti/item/value.ts'
import type { Random } from '#lib/std/random.ts'

/** The value of one kind of expression; NULL where the operands have no business here. Never throws. */
export type Evaluate<K extends ExpressionKind> = (
  operands: Value[],
  expression: ExpressionOf<K>,
  scope: Scope,
  /** The operands evaluated once more: chance may give others. */
  evaluateOperands: (expression: ExpressionOf<K>, scope: Scope) => Value[],
) => Value

/** What an expression can see while it is evaluated. */
export type Scope = {
  /** Of any variable, NULL for one that has none; a weight multiplies numbers of a test's items. */
  valueOf(identifier: string, weightIdentifier?: string): Value
  correctOf(identifier: string): Value
  defaultOf(identifier: string): Value
  responseDeclarationOf(identifier: string): ResponseDeclaration | undefined
  /** There where texts come in their normal form, as in lessons: the same scope with texts as they are written. */
  asWritten?: Scope
  /** The items of a test; none elsewhere. */
  itemsOf(subset: ItemSubset): readonly TestItem[]
  random: Random
  effort: Effort
}

/** What evaluating may cost; what exceeds it is refused, not scored. */
export type Effort = {
  left: number
  /** Why the evaluation was given up. */
  exceeded: string | null
}

/** About a second on a slow machine: an evaluation, or a value in a container, costs 1. */
export function createEffort(): Effort {
  return { left: 1_000_000, exceeded: null }
}

export function spend(effort: Effort, cost: number): void {
  effort.left -= cost
  if (effort.left <= 0) effort.exceeded ??= 'the processing takes too long'
}

export function booleanValue(value: boolean): SingleValue {
  return { cardinality: 'single', baseType: 'boolean', value }
}

/** A truth value, null for NULL and for anything else. */
export function truthOf(value: Value | undefined): boolean | null {
  if (value?.cardinality !== 'single' || typeof value.value !== 'boolean') return null
  return value.value
}

/** A number, null for NULL and for anything else. */
export function numberOf(value: Value | undefined): number | null {
  if (value?.cardinality !== 'single' || typeof value.value !== 'number') return null
  return value.value
}

/** A string, null for NULL and for anything else. */
export function stringOf(value: Value | undefined): string | null {
  if (value?.cardinality !== 'single' || typeof value.value !== 'string') return null
  return value.value
}

/** What a number or the variable that holds it stands for; null for NULL. */
export function resolveNumber(ref: NumberRef, scope: Scope): number | null {
  return typeof ref === 'number' ? ref : numberOf(scope.valueOf(ref.variable))
}

/** What the outcome processing of a test sees of an item that was selected for it. */
export type TestItem = {
  /** Of its `qti-assessment-item-ref`. */
  identifier: string
  categories: readonly string[]
  /** Of the sections around it, from the outermost in. */
  sections: readonly string[]
  weights: ReadonlyMap<string, number>
  /** The values of all of the item's variables; outcomes before any response are the defaults. */
  variables: ReadonlyMap<string, Value>
  correctResponses: ReadonlyMap<string, Value>
  outcomeDeclarations: ReadonlyMap<string, OutcomeDeclaration>
  isPresented: boolean
  isAttempted: boolean
  /** At least one response is not NULL. */
  hasResponded: boolean
  /** Whether all responses are the correct ones; null where one has no declared correct response. */
  isCorrect: boolean | null
}
