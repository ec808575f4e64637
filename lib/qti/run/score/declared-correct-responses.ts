import type { Item } from '#lib/qti/item/item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { correctResponseOf, drawTemplate } from '#lib/qti/run/templates/draw-template.ts'
import { toLexical } from './to-lexical.ts'

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
