import type { Interaction, InteractionOf } from '#lib/qti/interaction-model.ts'
import type { Item } from '#lib/qti/model.ts'

/**
 * The chance, 0–1, that whoever knows nothing answers all of an item right: 1 ÷ number of possible answers, 0
 * where something is to be typed, null where the kind of interaction tells nothing.
 */
export function guessingChance({ interactions, responseDeclarations }: Item): number | null {
  let chance = interactions.length === 0 ? null : 1
  for (const interaction of interactions) {
    const several = responseDeclarations.get(interaction.responseIdentifier)?.cardinality !== 'single'
    const answers = countAnswers(interaction, several)
    if (answers === Number.POSITIVE_INFINITY) return 0
    chance = answers === null || chance === null ? null : chance / answers
  }
  return chance
}

/** How many answers a guesser chooses from; of several choices, any but none. */
function countAnswers(interaction: Interaction, several: boolean): number | null {
  switch (interaction.kind) {
    case 'choice':
      return several
        ? countSelections(interaction.choices.length, interaction.maxChoices)
        : interaction.choices.length
    case 'inlineChoice':
      return interaction.choices.length
    case 'textEntry':
      return Number.POSITIVE_INFINITY
    case 'order':
      return factorial(interaction.choices.length)
    case 'match':
      return several ? countPairings(interaction) : interaction.targets.length * interaction.sources.length
    default:
      return null
  }
}

/** Selections of 1 to `most` out of `count`; 0 is any number. */
function countSelections(count: number, most: number): number {
  let [selections, ofSize] = [0, 1]
  for (let size = 1; size <= (most === 0 ? count : Math.min(most, count)); size++) {
    ofSize = (ofSize * (count - size + 1)) / size
    selections += ofSize
  }
  return selections
}

/** Every source goes somewhere; targets that may be used once only are used up. */
function countPairings({ sources, targets }: InteractionOf<'match'>): number {
  const once = targets.every(({ matchMax }) => matchMax === 1)
  const choices = sources.map((_, used) => (once ? Math.max(1, targets.length - used) : targets.length))
  return choices.reduce((product, count) => product * count, 1)
}

function factorial(count: number): number {
  return count <= 1 ? 1 : count * factorial(count - 1)
}
