import type { Image } from '#lib/qti/item/content.ts'
import type { ResponseDeclaration } from '#lib/qti/item/declaration.ts'
import { shapeContains } from '#lib/qti/item/shape.ts'
import type { Scalar } from '#lib/qti/item/value.ts'
import {
  associationLimitProblems,
  choiceChanges,
  choiceLimitProblems,
  identifiersOf,
  swappedNeighbours,
  unknownChoices,
} from './choices.ts'
import type { InteractionRules } from './interaction-rules.ts'
import { allPairsOf, pairChanges, pairProblems, pairsWithin } from './pairs.ts'

export const hotspot: InteractionRules<'hotspot'> = {
  check(interaction, values) {
    const unknown = unknownChoices(interaction.hotspots, values.map(String))
    return [...unknown, ...choiceLimitProblems(values.length, interaction)]
  },
  singleChanges: (interaction, answer, declaration) =>
    choiceChanges(identifiersOf(interaction.hotspots), answer, declaration),
}

export const graphicOrder: InteractionRules<'graphicOrder'> = {
  check(interaction, values) {
    const problems = unknownChoices(interaction.hotspots, values.map(String))
    if (new Set(values).size < values.length) problems.push('a choice is listed twice')
    return [...problems, ...choiceLimitProblems(values.length, interaction)]
  },
  singleChanges: (_interaction, answer) => swappedNeighbours(answer),
}

export const graphicAssociate: InteractionRules<'graphicAssociate'> = {
  check(interaction, values) {
    const limits = associationLimitProblems(values.length, interaction)
    return [...pairProblems(values, interaction.hotspots, interaction.hotspots), ...limits]
  },
  singleChanges: (interaction, answer, declaration) =>
    pairChanges(
      pairsWithin(identifiersOf(interaction.hotspots)),
      answer,
      declaration,
      (pairs) => graphicAssociate.check(interaction, pairs).length === 0,
    ),
}

export const graphicGapMatch: InteractionRules<'graphicGapMatch'> = {
  check(interaction, values) {
    const limits = associationLimitProblems(values.length, interaction)
    return [...pairProblems(values, interaction.choices, interaction.hotspots), ...limits]
  },
  singleChanges: (interaction, answer, declaration) =>
    pairChanges(
      allPairsOf(interaction.choices, interaction.hotspots),
      answer,
      declaration,
      (pairs) => graphicGapMatch.check(interaction, pairs).length === 0,
    ),
}

export const selectPoint: InteractionRules<'selectPoint'> = {
  check(interaction, values) {
    const limits = choiceLimitProblems(values.length, interaction)
    return [...pointProblems(values, interaction.image), ...limits]
  },
  singleChanges: (_interaction, answer, declaration) => pointChanges(answer, declaration),
}

export const positionObject: InteractionRules<'positionObject'> = {
  check: (interaction, values) => choiceLimitProblems(values.length, interaction),
  singleChanges: (_interaction, answer, declaration) => pointChanges(answer, declaration),
}

/** A point lies on the image, where its size is known. */
function pointProblems(values: Scalar[], { width, height }: Image): string[] {
  return values.map(String).flatMap((point) => {
    const [x = 0, y = 0] = point.split(' ').map(Number)
    const outside = x < 0 || y < 0 || x > (width ?? x) || y > (height ?? y)
    return outside ? [`the point ${point} does not lie on the image`] : []
  })
}

/** A single point has only the change to none; of several each may be missing. Near misses may be right. */
function pointChanges(
  answer: string[],
  { cardinality, areaMapping }: ResponseDeclaration,
): (string | string[] | null)[] {
  if (cardinality === 'single') return [null]
  const worth = (point: string) =>
    areaMapping?.entries.find(({ shape }) => shapeContains(shape, point))?.value ?? 1
  return answer
    .filter((point) => worth(point) > 0)
    .map((dropped) => answer.filter((point) => point !== dropped))
}
