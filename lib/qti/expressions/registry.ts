import type { ExpressionKind } from '#lib/qti/processing-model.ts'
import { divide, product, subtract, sum } from './arithmetic.ts'
import { equal, gt, gte, lt, lte, match, stringMatch } from './comparison.ts'
import { contains, member, multiple, ordered } from './containers.ts'
import type { ExpressionDefinition } from './expression-definition.ts'
import { and, isNull, not, or } from './logic.ts'
import { baseValue, correct, defaultValue, mapResponse, nullValue, variable } from './variables.ts'

const definitions: { [K in ExpressionKind]: ExpressionDefinition<K> } = {
  and,
  baseValue,
  contains,
  correct,
  default: defaultValue,
  divide,
  equal,
  gt,
  gte,
  isNull,
  lt,
  lte,
  mapResponse,
  match,
  member,
  multiple,
  not,
  null: nullValue,
  or,
  ordered,
  product,
  stringMatch,
  subtract,
  sum,
  variable,
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
