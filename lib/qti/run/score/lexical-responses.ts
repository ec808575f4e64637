import type { InteractionKind, InteractionOf } from '#lib/qti/item/content.ts'
import type { ResponseDeclaration } from '#lib/qti/item/declaration.ts'
import type { Item, ItemState } from '#lib/qti/item/item.ts'
import { toCustomValue } from '#lib/qti/item/public/custom-value.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { fieldOf, formatScalar, scalarsOf, type Value } from '#lib/qti/item/value.ts'
import { correctResponseOf, drawTemplate } from '#lib/qti/run/draw-template.ts'
import type { Answer } from '#lib/qti/run/interactions/interaction-rules.ts'
import { rulesOf } from '#lib/qti/run/interactions/registry.ts'
import { readResponses } from './read-responses.ts'

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

/**
 * Every way to miss the declared correct response by one step that a student could take: each must
 * score less, or the item rewards a mistake.
 */
export function singleChanges(item: Item, seed = 0): LexicalResponses[] {
  const correct = declaredCorrectResponses(item, seed)
  const changes: LexicalResponses[] = []
  for (const interaction of item.interactions) {
    const declaration = item.responseDeclarations.get(interaction.responseIdentifier)
    const answer = correct[interaction.responseIdentifier]
    if (!declaration || answer === undefined || answer === null) continue
    for (const changed of changesOf(
      interaction,
      typeof answer === 'string' ? [answer] : answer,
      declaration,
    )) {
      changes.push({ ...correct, [interaction.responseIdentifier]: changed })
    }
  }
  return changes.filter((change) => readResponses(item, change).ok)
}

function changesOf<K extends InteractionKind>(
  interaction: InteractionOf<K>,
  answer: string[],
  declaration: ResponseDeclaration,
): Answer[] {
  return rulesOf<K>(interaction.kind).singleChanges(interaction, answer, declaration)
}
