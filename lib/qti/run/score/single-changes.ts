import type { InteractionKind, InteractionOf } from '#lib/qti/item/content.ts'
import type { ResponseDeclaration } from '#lib/qti/item/declaration.ts'
import type { Item } from '#lib/qti/item/item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import type { Answer } from '#lib/qti/run/interactions/interaction-rules.ts'
import { rulesOf } from '#lib/qti/run/interactions/registry.ts'
import { declaredCorrectResponses } from './declared-correct-responses.ts'
import { readResponses } from './read-responses.ts'

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
