import type { Associable, AssociableChoice } from '#lib/qti/item/content.ts'
import type { PublicAssociableChoice } from '#lib/qti/item/public/public-content.ts'
import type { Scalar } from '#lib/qti/item/value.ts'
import { identifiersOf } from '#lib/qti/run/interactions/choices.ts'
import { type Member, splitPair } from '#lib/qti/run/interactions/pairs.ts'
import { writeElement } from '#lib/qti/xml/write-element.ts'
import { arrange, toPublicChoice } from './choices.ts'
import {
  type InteractionView,
  lookAttributes,
  type PublicContext,
  toPublicBlock,
  type WriteBody,
  writeBlock,
} from './interaction-view.ts'

export const associate: InteractionView<'associate'> = {
  sides: ({ choices }) => ({ sides: [identifiersOf(choices)], ordered: true }),
  toPublic(interaction, context) {
    // Authors often write the two halves of a pair one after the other.
    const known = context.correctResponse.length > 0
    return {
      kind: 'associate',
      ...toPublicBlock(interaction, context),
      minAssociations: interaction.minAssociations,
      maxAssociations: interaction.maxAssociations,
      choices: toPublicAssociables(interaction.choices, interaction.shuffle || known, context),
    }
  },
  write(interaction, writeBody) {
    const choices = interaction.choices.map((choice) =>
      writeAssociable('qti-simple-associable-choice', choice, writeBody),
    )
    const attributes = { shuffle: 'false', ...associationLimitAttributes(interaction) }
    return writeBlock('qti-associate-interaction', interaction, attributes, {
      writeBody,
      inside: choices.join(''),
    })
  },
}

export const match: InteractionView<'match'> = {
  sides: ({ sources, targets }) => ({
    sides: [identifiersOf(sources), identifiersOf(targets)],
    ordered: false,
  }),
  toPublic(interaction, context) {
    const { sources, targets, shuffle } = interaction
    const aligned = isAligned(context.correctResponse, sources, targets)
    return {
      kind: 'match',
      ...toPublicBlock(interaction, context),
      minAssociations: interaction.minAssociations,
      maxAssociations: interaction.maxAssociations,
      sources: toPublicAssociables(sources, shuffle, context),
      targets: toPublicAssociables(targets, shuffle || aligned, context),
    }
  },
  write(interaction, writeBody) {
    const sets = [interaction.sources, interaction.targets].map((choices) =>
      writeElement(
        'qti-simple-match-set',
        {},
        choices.map((choice) => writeAssociable('qti-simple-associable-choice', choice, writeBody)).join(''),
      ),
    )
    const attributes = { shuffle: 'false', ...associationLimitAttributes(interaction) }
    return writeBlock('qti-match-interaction', interaction, attributes, { writeBody, inside: sets.join('') })
  },
}

export const gapMatch: InteractionView<'gapMatch'> = {
  sides: ({ choices, gaps }) => ({ sides: [identifiersOf(choices), identifiersOf(gaps)], ordered: false }),
  toPublic(interaction, context) {
    const { choices, gaps, shuffle } = interaction
    const aligned = isAligned(context.correctResponse, choices, gaps)
    return {
      kind: 'gapMatch',
      ...toPublicBlock(interaction, context),
      minAssociations: interaction.minAssociations,
      maxAssociations: interaction.maxAssociations,
      choices: toPublicAssociables(choices, shuffle || aligned, context),
      body: context.toBody(interaction.body),
    }
  },
  write(interaction, writeBody) {
    const choices = interaction.choices.map((choice) => writeAssociable('qti-gap-text', choice, writeBody))
    const attributes = { shuffle: 'false', ...associationLimitAttributes(interaction) }
    return writeBlock('qti-gap-match-interaction', interaction, attributes, {
      writeBody,
      inside: choices.join('') + writeBody(interaction.body),
    })
  },
}

export function toPublicAssociables(
  choices: AssociableChoice[],
  shuffled: boolean,
  context: PublicContext,
): PublicAssociableChoice[] {
  return arrange(choices, shuffled, context.random)
    .filter(({ condition }) => context.isShown(condition))
    .map((choice) => ({ ...toPublicChoice(choice, context), ...pickAssociable(choice, context) }))
}

/** A match group names other choices, by the names that the student sees. */
export function pickAssociable({ matchMin, matchMax, matchGroup }: Associable, context: PublicContext) {
  return { matchMin, matchMax, ...(matchGroup && { matchGroup: matchGroup.map(context.rename) }) }
}

/**
 * Whether the answer joins what stands at the same place on both sides: authors often write pairs side by
 * side, and then the order tells.
 */
export function isAligned(answer: Scalar[], sources: Member[], targets: Member[]): boolean {
  if (answer.length < 2) return false
  const at = (members: Member[], name: string) => members.findIndex(({ identifier }) => identifier === name)
  return answer.map(splitPair).every(([first, second]) => at(sources, first) === at(targets, second))
}

export function writeAssociable(name: string, choice: PublicAssociableChoice, writeBody: WriteBody): string {
  return writeElement(
    name,
    { identifier: choice.identifier, ...associableAttributes(choice), ...lookAttributes(choice) },
    writeBody(choice.body),
  )
}

export function associableAttributes({ matchMin, matchMax, matchGroup }: Associable) {
  return {
    'match-min': String(matchMin),
    'match-max': String(matchMax),
    'match-group': matchGroup?.join(' '),
  }
}

export function associationLimitAttributes(limits: { minAssociations: number; maxAssociations: number }) {
  return {
    'min-associations': String(limits.minAssociations),
    'max-associations': String(limits.maxAssociations),
  }
}
