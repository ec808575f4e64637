import { childElements } from '#lib/qti/xml/xml-element.ts'
import { parseBlock, toPublicBlock, writeBlock } from './block.ts'
import { notHere } from './choices.ts'
import { imageNames, parseImage, toPublicImage, writeImage } from './images.ts'
import type { InteractionDefinition } from './interaction-definition.ts'
import { choiceLimitAttributes, choiceLimitProblems, parseChoiceLimits } from './limits.ts'
import { pointChanges, pointProblems } from './points.ts'

/** `qti-select-point-interaction`, QTI 3: points of an image are chosen; any number unless it says otherwise. */
export const selectPoint: InteractionDefinition<'selectPoint'> = {
  element: 'qti-select-point-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['point'],

  parse(element, context) {
    for (const child of childElements(element))
      if (child.name !== 'qti-prompt' && !imageNames.has(child.name)) context.report(child, notHere(child))
    return {
      kind: 'selectPoint',
      ...parseBlock(element, context),
      image: parseImage(element, context),
      ...parseChoiceLimits(element, context, 0),
    }
  },

  check(interaction, values) {
    const limits = choiceLimitProblems(values.length, interaction)
    return [...pointProblems(values, interaction.image), ...limits]
  },

  toPublic: (interaction, context) => ({
    kind: 'selectPoint',
    ...toPublicBlock(interaction, context),
    image: toPublicImage(interaction.image, context),
    minChoices: interaction.minChoices,
    maxChoices: interaction.maxChoices,
  }),

  write: (interaction, writeBody) =>
    writeBlock('qti-select-point-interaction', interaction, choiceLimitAttributes(interaction), {
      writeBody,
      inside: writeImage(interaction.image),
    }),

  singleChanges: (_interaction, answer, declaration) => pointChanges(answer, declaration),
}
