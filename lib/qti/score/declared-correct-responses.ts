import { formatScalar } from '#lib/qti/lexical.ts'
import type { Item, ResponseDeclaration } from '#lib/qti/model.ts'
import type { LexicalResponses } from '#lib/qti/public/public-item.ts'
import { scalarsOf } from '#lib/qti/value.ts'

/** The answers the item declares as correct, in the form in which a student would give them. */
export function declaredCorrectResponses(item: Item): LexicalResponses {
  const responses: [string, string | string[]][] = []
  for (const declaration of item.responseDeclarations.values()) {
    if (declaration.correctResponse !== null) responses.push([declaration.identifier, lexical(declaration)])
  }
  return Object.fromEntries(responses)
}

function lexical({ cardinality, correctResponse }: ResponseDeclaration): string | string[] {
  const texts = scalarsOf(correctResponse).map(formatScalar)
  return cardinality === 'single' ? (texts[0] ?? '') : texts
}
