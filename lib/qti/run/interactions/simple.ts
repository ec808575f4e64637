import type { InteractionOf } from '#lib/qti/item/content.ts'
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

export const choice: InteractionRules<'choice'> = {
  check(interaction, values) {
    const unknown = unknownChoices(interaction.choices, values.map(String))
    return [...unknown, ...choiceLimitProblems(values.length, interaction)]
  },
  singleChanges: (interaction, answer, declaration) =>
    choiceChanges(identifiersOf(interaction.choices), answer, declaration),
}

export const order: InteractionRules<'order'> = {
  check(interaction, values) {
    const problems = unknownChoices(interaction.choices, values.map(String))
    if (new Set(values).size < values.length) problems.push('a choice is listed twice')
    return problems.length > 0 ? problems : countProblems(interaction, values.length)
  },
  singleChanges: (_interaction, answer) => swappedNeighbours(answer),
}

/** A choice that depends on a template variable may be missing without anybody's fault. */
function countProblems(
  { choices, minChoices = 0, maxChoices = 0 }: InteractionOf<'order'>,
  count: number,
): string[] {
  const always = choices.filter(({ condition }) => condition === undefined).length
  const least = minChoices > 0 || maxChoices > 0 ? Math.min(minChoices, always) : always
  if (maxChoices > 0 && count > maxChoices) return [`at most ${maxChoices} may be listed`]
  if (least === always && count < always) return [`all choices must be listed, ${always - count} are not`]
  return count < least ? [`at least ${least} must be listed`] : []
}

export const associate: InteractionRules<'associate'> = {
  check(interaction, values) {
    const limits = associationLimitProblems(values.length, interaction)
    return [...pairProblems(values, interaction.choices, interaction.choices), ...limits]
  },
  singleChanges: (interaction, answer, declaration) =>
    pairChanges(
      pairsWithin(identifiersOf(interaction.choices)),
      answer,
      declaration,
      (pairs) => associate.check(interaction, pairs).length === 0,
    ),
}

export const match: InteractionRules<'match'> = {
  check(interaction, values) {
    const limits = associationLimitProblems(values.length, interaction)
    return [...pairProblems(values, interaction.sources, interaction.targets), ...limits]
  },
  singleChanges: (interaction, answer, declaration) =>
    pairChanges(
      allPairsOf(interaction.sources, interaction.targets),
      answer,
      declaration,
      (pairs) => match.check(interaction, pairs).length === 0,
    ),
}

export const gapMatch: InteractionRules<'gapMatch'> = {
  check(interaction, values) {
    const gaps = interaction.gaps.map((gap) => ({ ...gap, matchMax: 1, matchMin: gap.required ? 1 : 0 }))
    const limits = associationLimitProblems(values.length, interaction)
    return [...pairProblems(values, interaction.choices, gaps), ...limits]
  },
  singleChanges: (interaction, answer, declaration) =>
    pairChanges(
      allPairsOf(interaction.choices, interaction.gaps),
      answer,
      declaration,
      (pairs) => gapMatch.check(interaction, pairs).length === 0,
    ),
}
