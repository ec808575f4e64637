import type { PublicItem } from '#lib/qti/public/public-item.ts'
import { listInteractions } from './list-interactions.ts'
import { plainText } from './plain-text.ts'

/** A question in one line, for lists; never empty. What is asked stands first: a list cuts the line's end off. */
export function questionText(item: PublicItem): string {
  const prompts = listInteractions(item).map((interaction) => {
    const prompt = 'prompt' in interaction ? (interaction.prompt ?? []) : []
    return plainText(prompt.length === 0 && 'body' in interaction ? interaction.body : prompt)
  })
  const text = [...prompts, plainText(item.body)].filter((part) => part !== '').join(' ')
  return text || item.title || 'Question'
}
