import { listInteractions } from '#components/qti/content/list-interactions.ts'
import type { PublicInteraction } from '#lib/qti/item/public/public-content.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { normalText } from '#lib/qti/typed/normal-text.ts'
import { readNumber } from '#lib/qti/typed/read-number.ts'
import { responseOf, valuesOf } from './answer-values.ts'
import { isSamePair } from './pair-rules.ts'

/** Whether an answer is the declared one in all that the key names. */
export function matchesKey(item: PublicItem, given: LexicalResponses, key: LexicalResponses): boolean {
  return listInteractions(item).every((interaction) => {
    const { responseIdentifier } = interaction
    if (key[responseIdentifier] === undefined) return true
    const [left, right] = [valuesOf(given, responseIdentifier), valuesOf(key, responseIdentifier)]
    if (left.length !== right.length) return false
    const same = sameIn(interaction)
    return responseOf(item, responseIdentifier).cardinality === 'multiple'
      ? left.every((value) => right.some((other) => same(value, other)))
      : left.every((value, at) => same(value, right[at] ?? ''))
  })
}

function sameIn(interaction: PublicInteraction): (left: string, right: string) => boolean {
  switch (interaction.kind) {
    case 'textEntry':
    case 'extendedText':
      return (left, right) => sameTyped(interaction.baseType, left, right)
    case 'slider':
      return (left, right) => sameTyped('float', left, right)
    case 'associate':
    case 'graphicAssociate':
      return isSamePair
    default:
      return (left, right) => left === right
  }
}

/** Whether two typed values are the same answer, as the scorer takes them. */
export function sameTyped(baseType: 'string' | 'integer' | 'float', left: string, right: string): boolean {
  if (baseType === 'string') return normalText(left) === normalText(right)
  const [one, other] = [readNumber(left, baseType), readNumber(right, baseType)]
  return one !== null && one.value === other?.value
}
