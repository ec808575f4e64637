import type { Interaction } from '#lib/qti/item/content.ts'
import type { Item } from '#lib/qti/item/item.ts'

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
      return countChoices(interaction.choices.length, interaction.maxChoices, several)
    case 'hottext':
      return countChoices(interaction.hottexts.length, interaction.maxChoices, several)
    case 'hotspot':
      return countChoices(interaction.hotspots.length, interaction.maxChoices, several)
    case 'inlineChoice':
      return interaction.choices.length
    case 'slider':
      return Math.floor((interaction.upperBound - interaction.lowerBound) / interaction.step) + 1
    case 'order':
      return countOrders(interaction.choices.length, interaction.maxChoices ?? 0)
    case 'graphicOrder':
      return countOrders(interaction.hotspots.length, interaction.maxChoices)
    case 'match':
      return countPairs(interaction.sources, interaction.targets, several)
    case 'gapMatch':
      return countPairs(interaction.gaps, interaction.choices, several)
    case 'graphicGapMatch':
      return countPairs(interaction.hotspots, interaction.choices, several)
    case 'associate':
      return countCouples(interaction.choices, several)
    case 'graphicAssociate':
      return countCouples(interaction.hotspots, several)
    case 'textEntry':
    case 'extendedText':
      return Number.POSITIVE_INFINITY
    // Nothing is chosen with these: they are there to help, or to be looked at.
    case 'endAttempt':
    case 'media':
      return 1
    case 'selectPoint':
    case 'positionObject':
    case 'drawing':
    case 'upload':
    case 'portableCustom':
      return null
  }
}

function countChoices(count: number, most: number, several: boolean): number {
  return several ? countSelections(count, most) : count
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

/** Ways to order `most` of `count`; 0 orders all. */
function countOrders(count: number, most: number): number {
  const places = most === 0 ? count : Math.min(most, count)
  return Array.from({ length: places }, (_, place) => count - place).reduce((product, n) => product * n, 1)
}

/** Every place takes one; what may be used once only is used up. */
function countPairs(places: unknown[], choices: { matchMax: number }[], several: boolean): number {
  if (!several) return places.length * choices.length
  const once = choices.every(({ matchMax }) => matchMax === 1)
  const left = places.map((_, used) => (once ? Math.max(1, choices.length - used) : choices.length))
  return left.reduce((product, count) => product * count, 1)
}

/** Couples of two; where each is used once, ways to couple them all: (n − 1) · (n − 3) · … */
function countCouples(choices: { matchMax: number }[], several: boolean): number | null {
  const { length } = choices
  if (!several) return (length * (length - 1)) / 2
  if (choices.some(({ matchMax }) => matchMax !== 1)) return null
  let couplings = 1
  for (let left = length - 1; left > 1; left -= 2) couplings *= left
  return couplings
}
