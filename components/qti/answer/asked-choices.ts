import { plainText } from '#components/qti/content/plain-text.ts'
import type { PublicInteraction } from '#lib/qti/item/public/public-content.ts'

type Choosing = Extract<PublicInteraction, { minChoices: number; maxChoices: number }>

const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const asks = new RegExp(
  `\\b(?:choose|select|pick|mark|tick|check|find|click)\\s+(?:the\\s+|any\\s+|exactly\\s+)?(${numbers.join('|')}|\\d+)\\b`,
  'i',
)

/**
 * How many are to be chosen: what the author declares, at least one. Many say it in words alone ("Choose two."),
 * in the prompt or in the `text` around it; where that is the declared maximum, it counts.
 */
export function askedChoices({ minChoices, maxChoices, prompt }: Choosing, text = ''): number {
  const word = asks.exec(`${plainText(prompt ?? [])} ${text}`)?.[1]?.toLowerCase()
  const said = word === undefined ? 0 : numbers.includes(word) ? numbers.indexOf(word) : Number(word)
  return Math.max(1, minChoices, maxChoices > 1 && said === maxChoices ? said : 0)
}
