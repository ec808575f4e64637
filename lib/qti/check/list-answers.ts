import type { Interaction } from '#lib/qti/item/content.ts'
import type { Item } from '#lib/qti/item/item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'

/** More are not tried. */
const maxAnswers = 500

/** Every answer that an item of few choices can get; null where they are too many, or nobody can list them. */
export function listAnswers(item: Item): LexicalResponses[] | null {
  let answers: LexicalResponses[] = [{}]
  for (const interaction of item.interactions) {
    const own = answersTo(interaction, item)
    if (!own || own.length * answers.length > maxAnswers) return null
    const { responseIdentifier } = interaction
    answers = answers.flatMap((others) => own.map((answer) => ({ ...others, [responseIdentifier]: answer })))
  }
  return answers
}

function answersTo(interaction: Interaction, item: Item): (string | string[])[] | null {
  const identifiers = choicesOf(interaction)
  if (!identifiers) return null
  if (item.responseDeclarations.get(interaction.responseIdentifier)?.cardinality === 'single')
    return identifiers
  if (2 ** identifiers.length > maxAnswers) return null
  let subsets: string[][] = [[]]
  for (const identifier of identifiers)
    subsets = subsets.flatMap((subset) => [subset, [...subset, identifier]])
  return subsets
}

function choicesOf(interaction: Interaction): string[] | null {
  switch (interaction.kind) {
    case 'choice':
    case 'inlineChoice':
      return interaction.choices.map(({ identifier }) => identifier)
    case 'hotspot':
      return interaction.hotspots.map(({ identifier }) => identifier)
    default:
      return null
  }
}
