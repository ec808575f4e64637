import type { OutcomeDeclaration, ResponseDeclaration } from '#lib/qti/model.ts'
import type { Report } from '#lib/qti/parse/read-document.ts'
import type { XmlElement } from '#lib/qti/parse/xml-element.ts'
import type { ExpressionKind, ExpressionOf, ExpressionShapes } from '#lib/qti/processing-model.ts'
import type { Value } from '#lib/qti/value.ts'

/** All that is particular to one kind of expression. */
export type ExpressionDefinition<K extends ExpressionKind> = {
  /** How many operands it takes: at least, at most. */
  arity: readonly [least: number, most: number]
  /** Reads the attributes. */
  parse(element: XmlElement, context: ExpressionContext): ExpressionShapes[K]
  /** The value; NULL where the operands have no business here. Never throws. */
  evaluate(operands: Value[], expression: ExpressionOf<K>, scope: Scope): Value
}

export type ExpressionContext = {
  declarations: ReadonlyMap<string, ResponseDeclaration>
  outcomes: ReadonlyMap<string, OutcomeDeclaration>
  report: Report
}

/** What an expression can see while responses are processed. */
export type Scope = {
  /** Of a response or outcome variable, NULL for one that has none. */
  valueOf(identifier: string): Value
  responseDeclarationOf(identifier: string): ResponseDeclaration | undefined
  defaultOf(identifier: string): Value
}

type BareKind = {
  [K in ExpressionKind]: Record<never, never> extends ExpressionShapes[K] ? K : never
}[ExpressionKind]

/** An operator without attributes: a function of its operands. */
export function operator<K extends BareKind>(
  least: number,
  most: number,
  evaluate: (operands: Value[]) => Value,
): ExpressionDefinition<K> {
  return { arity: [least, most], parse: noAttributes, evaluate }
}

function noAttributes(): Record<never, never> {
  return {}
}

export function booleanValue(value: boolean): Value {
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
