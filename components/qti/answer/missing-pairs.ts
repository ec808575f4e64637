import { listGaps } from '#components/qti/content/list-interactions.ts'
import type { PublicInteraction } from '#lib/qti/item/public/public-content.ts'
import { mayPair, type Pairable, usesOf } from './pair-rules.ts'

type Pairing = Extract<PublicInteraction, { minAssociations: number; maxAssociations: number }>

/**
 * Which pairs are missing, in the student's words; `null` when each place has one, or no pair more can be made.
 * How many the key has is not known here, and need not be: the student may say that a place stays empty.
 */
export function missingPairs(interaction: Pairing, pairs: readonly string[]): string | null {
  const [left, right, words] = sidesOf(interaction)
  const { maxAssociations } = interaction
  if (maxAssociations > 0 && pairs.length >= maxAssociations) return null
  if (!mayAddPair(left, right, pairs)) return null
  const open = left.filter(({ identifier }) => usesOf(pairs, identifier) === 0).length
  return open === 0 ? null : words(open)
}

type Words = (open: number) => string
type Sides = [places: readonly Pairable[], others: readonly Pairable[], words: Words]

/** First the side whose members each want a pair. */
function sidesOf(interaction: Pairing): Sides {
  switch (interaction.kind) {
    case 'match': {
      const { sources, targets } = interaction
      const isOnce = ({ matchMax }: Pairable) => matchMax === 1
      // Boxes that take many, and things that go into one of them each: the things want a place.
      const turned = !sources.some(isOnce) && targets.every(isOnce)
      return turned
        ? [targets, sources, wordsFor('Match', 'line')]
        : [sources, targets, wordsFor('Match', 'line')]
    }
    case 'gapMatch':
      return [
        listGaps(interaction.body).map((gap) => ({ ...gap, matchMin: 0, matchMax: 1 })),
        interaction.choices,
        wordsFor('Fill', 'gap'),
      ]
    case 'graphicGapMatch':
      return [interaction.hotspots, interaction.choices, wordsFor('Fill', 'place')]
    case 'associate':
      return [interaction.choices, interaction.choices, () => 'Pair the ones that are left.']
    case 'graphicAssociate':
      return [interaction.hotspots, interaction.hotspots, () => 'Join the places that are left.']
  }
}

function wordsFor(verb: string, what: string): Words {
  return (open) =>
    open === 1 ? `${verb} the ${what} that is left.` : `${verb} the ${open} ${what}s that are left.`
}

function mayAddPair(
  left: readonly Pairable[],
  right: readonly Pairable[],
  pairs: readonly string[],
): boolean {
  const isFree = ({ identifier, matchMax }: Pairable) =>
    matchMax === 0 || usesOf(pairs, identifier) < matchMax
  const free = right.filter(isFree)
  return left
    .filter(isFree)
    .some((one) =>
      free.some(
        (other) =>
          one.identifier !== other.identifier &&
          mayPair(one, other) &&
          !pairs.includes(`${one.identifier} ${other.identifier}`) &&
          !pairs.includes(`${other.identifier} ${one.identifier}`),
      ),
    )
}
