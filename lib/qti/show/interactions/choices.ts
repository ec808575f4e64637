import type { Choice } from '#lib/qti/item/content.ts'
import type { PublicChoice } from '#lib/qti/item/public/public-content.ts'
import type { Scalar } from '#lib/qti/item/value.ts'
import { identifiersOf } from '#lib/qti/run/interactions/choices.ts'
import { writeElement } from '#lib/qti/xml/write-element.ts'
import { type Random, shuffle } from '#lib/std/random.ts'
import {
  type InteractionView,
  lookAttributes,
  type PublicContext,
  toPublicBlock,
  toPublicInline,
  toPublicLook,
  type WriteBody,
  writeBlock,
} from './interaction-view.ts'

export const choice: InteractionView<'choice'> = {
  sides: ({ choices }) => ({ sides: [identifiersOf(choices)], ordered: false }),
  toPublic(interaction, context) {
    return {
      kind: 'choice',
      ...toPublicBlock(interaction, context),
      minChoices: interaction.minChoices,
      maxChoices: interaction.maxChoices,
      orientation: interaction.orientation,
      choices: toPublicChoices(interaction.choices, interaction.shuffle, context),
    }
  },
  write(interaction, writeBody) {
    const choices = interaction.choices.map((choice) => writeChoice('qti-simple-choice', choice, writeBody))
    const attributes = {
      shuffle: 'false',
      ...choiceLimitAttributes(interaction),
      orientation: interaction.orientation,
    }
    return writeBlock('qti-choice-interaction', interaction, attributes, {
      writeBody,
      inside: choices.join(''),
    })
  },
}

export const inlineChoice: InteractionView<'inlineChoice'> = {
  sides: ({ choices }) => ({ sides: [identifiersOf(choices)], ordered: false }),
  toPublic(interaction, context) {
    return {
      kind: 'inlineChoice',
      ...toPublicInline(interaction),
      ...(interaction.minChoices > 0 && { minChoices: interaction.minChoices }),
      choices: toPublicChoices(interaction.choices, interaction.shuffle, context),
    }
  },
  write(interaction, writeBody) {
    const choices = interaction.choices.map((choice) => writeChoice('qti-inline-choice', choice, writeBody))
    const attributes = { shuffle: 'false', 'min-choices': interaction.minChoices?.toString() }
    return writeBlock('qti-inline-choice-interaction', interaction, attributes, {
      writeBody,
      inside: choices.join(''),
    })
  },
}

export const hottext: InteractionView<'hottext'> = {
  sides: ({ hottexts }) => ({ sides: [identifiersOf(hottexts)], ordered: false }),
  toPublic: (interaction, context) => ({
    kind: 'hottext',
    ...toPublicBlock(interaction, context),
    minChoices: interaction.minChoices,
    maxChoices: interaction.maxChoices,
    body: context.toBody(interaction.body),
  }),
  write: (interaction, writeBody) =>
    writeBlock('qti-hottext-interaction', interaction, choiceLimitAttributes(interaction), {
      writeBody,
      inside: writeBody(interaction.body),
    }),
}

export const order: InteractionView<'order'> = {
  sides: ({ choices }) => ({ sides: [identifiersOf(choices)], ordered: true }),
  toPublic(interaction, context) {
    const { minChoices, maxChoices, choices, shuffle } = interaction
    return {
      kind: 'order',
      ...toPublicBlock(interaction, context),
      ...(minChoices !== undefined && { minChoices }),
      ...(maxChoices !== undefined && { maxChoices }),
      orientation: interaction.orientation,
      choices: shownOrder(choices, shuffle, context).map((choice) => toPublicChoice(choice, context)),
    }
  },
  write(interaction, writeBody) {
    const choices = interaction.choices.map((choice) => writeChoice('qti-simple-choice', choice, writeBody))
    const attributes = {
      shuffle: 'false',
      'min-choices': interaction.minChoices?.toString(),
      'max-choices': interaction.maxChoices?.toString(),
      orientation: interaction.orientation,
    }
    return writeBlock('qti-order-interaction', interaction, attributes, {
      writeBody,
      inside: choices.join(''),
    })
  },
}

/**
 * Authors often write the choices in the right order, so an item that knows its answer is shuffled
 * whatever it says, and never shown solved. A public form knows no answer and stays as it is.
 */
function shownOrder(choices: Choice[], shuffle: boolean, context: PublicContext): Choice[] {
  const answer = context.correctResponse
  const shown = arrange(choices, shuffle || answer.length > 0, context.random).filter(({ condition }) =>
    context.isShown(condition),
  )
  if (!isSolved(shown, answer)) return shown
  const [first, ...rest] = shown.filter((choice) => !choice.fixed)
  return first ? refill(shown, [...rest, first]) : shown
}

function isSolved(choices: Choice[], answer: Scalar[]): boolean {
  return answer.length > 0 && answer.every((identifier, at) => choices[at]?.identifier === identifier)
}

/** The choices that are there, in the order in which they are shown. */
export function toPublicChoices(
  choices: Choice[],
  shuffled: boolean,
  context: PublicContext,
): PublicChoice[] {
  return arrange(choices, shuffled, context.random)
    .filter(({ condition }) => context.isShown(condition))
    .map((choice) => toPublicChoice(choice, context))
}

export function toPublicChoice(choice: Choice, context: PublicContext): PublicChoice {
  return {
    identifier: context.rename(choice.identifier),
    body: context.toBody(choice.body),
    ...toPublicLook(choice),
  }
}

/** Shuffled, except that a fixed choice keeps its place (QTI 3). */
export function arrange<C extends Choice>(choices: C[], shuffled: boolean, random: Random): C[] {
  if (!shuffled) return choices
  const movable = shuffle(
    choices.filter((choice) => !choice.fixed),
    random,
  )
  return refill(choices, movable)
}

/** Puts the movable choices, in the given order, into the places that are not fixed. */
export function refill<C extends Choice>(choices: C[], movable: C[]): C[] {
  let next = 0
  return choices.map((choice) => (choice.fixed ? choice : (movable[next++] ?? choice)))
}

export function writeChoice(name: string, choice: PublicChoice, writeBody: WriteBody): string {
  const attributes = { identifier: choice.identifier, ...lookAttributes(choice) }
  return writeElement(name, attributes, writeBody(choice.body))
}

export function choiceLimitAttributes(limits: { minChoices: number; maxChoices: number }) {
  return { 'min-choices': String(limits.minChoices), 'max-choices': String(limits.maxChoices) }
}
