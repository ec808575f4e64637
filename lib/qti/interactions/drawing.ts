import { childElements } from '#lib/qti/xml/xml-element.ts'
import { parseBlock, toPublicBlock, writeBlock } from './block.ts'
import { notHere } from './choices.ts'
import { fileProblems } from './files.ts'
import { imageNames, parseImage, toPublicImage, writeImage } from './images.ts'
import type { InteractionDefinition } from './interaction-definition.ts'

/** `qti-drawing-interaction`, QTI 3: the image with what was drawn on it. */
export const drawing: InteractionDefinition<'drawing'> = {
  element: 'qti-drawing-interaction',
  cardinalities: ['single'],
  baseTypes: ['file'],

  parse(element, context) {
    for (const child of childElements(element))
      if (child.name !== 'qti-prompt' && !imageNames.has(child.name)) context.report(child, notHere(child))
    return { kind: 'drawing', ...parseBlock(element, context), image: parseImage(element, context) }
  },

  check: (_interaction, values) => fileProblems(values, ['image/png', 'image/jpeg', 'image/svg+xml']),

  toPublic: (interaction, context) => ({
    kind: 'drawing',
    ...toPublicBlock(interaction, context),
    image: toPublicImage(interaction.image, context),
  }),

  write: (interaction, writeBody) =>
    writeBlock(
      'qti-drawing-interaction',
      interaction,
      {},
      {
        writeBody,
        inside: writeImage(interaction.image),
      },
    ),

  singleChanges: () => [null],
}
