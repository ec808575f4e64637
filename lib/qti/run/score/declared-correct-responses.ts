import type { Item, ItemState } from '#lib/qti/item/item.ts'
import { formatScalar } from '#lib/qti/item/lexical.ts'
import { toCustomValue } from '#lib/qti/item/public/custom-value.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { fieldOf, scalarsOf, type Value } from '#lib/qti/item/value.ts'
import { correctResponseOf, drawTemplate } from '#lib/qti/run/templates/draw-template.ts'

/**
 * The answers that are correct in the attempt with that seed, in the form in which a student would give
 * them; without a template the seed makes no difference.
 */
export function declaredCorrectResponses(item: Item, seed = 0): LexicalResponses {
  const draw = drawTemplate(item, seed)
  const responses: [string, string | string[]][] = []
  for (const identifier of item.responseDeclarations.keys()) {
    const correct = correctResponseOf(item, draw, identifier)
    if (correct !== null) responses.push([identifier, toLexical(correct)])
  }
  return Object.fromEntries(responses)
}

/** A value as a student gives it; a record stands for the text it was read from, or is the JSON of a module. */
export function toLexical(value: NonNullable<Value>): string | string[] {
  if (value.cardinality === 'single') return formatScalar(value.value)
  if (value.cardinality === 'record') {
    const text = fieldOf(value, 'stringValue')
    return text ? formatScalar(text.value) : JSON.stringify(toCustomValue(value))
  }
  return scalarsOf(value).map(formatScalar)
}

/** What stands answered after a turn, in the form in which a student gives it; presses are over with their turn. */
export function standingResponses(item: Item, { responses }: Pick<ItemState, 'responses'>): LexicalResponses {
  const standing = Object.entries(responses).flatMap(([identifier, value]) =>
    value === null ? [] : [[identifier, toLexical(value)] as const],
  )
  return withoutPresses(item, Object.fromEntries(standing))
}

/** A button that ends the attempt counts for the turn that it ends (QTI 3, `qti-end-attempt-interaction`). */
export function withoutPresses(item: Item, responses: LexicalResponses): LexicalResponses {
  const buttons = item.interactions.filter(({ kind }) => kind === 'endAttempt')
  const pressed = new Set(buttons.map(({ responseIdentifier }) => responseIdentifier))
  return Object.fromEntries(Object.entries(responses).filter(([identifier]) => !pressed.has(identifier)))
}
