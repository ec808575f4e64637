import { childElements } from '#lib/qti/xml/xml-element.ts'
import { parseBlock, toPublicBlock, writeBlock } from './block.ts'
import { notHere } from './choices.ts'
import { fileProblems } from './files.ts'
import type { InteractionDefinition } from './interaction-definition.ts'

/** `qti-upload-interaction`, QTI 3. */
export const upload: InteractionDefinition<'upload'> = {
  element: 'qti-upload-interaction',
  cardinalities: ['single'],
  baseTypes: ['file'],

  parse(element, context) {
    for (const child of childElements(element))
      if (child.name !== 'qti-prompt') context.report(child, notHere(child))
    const types = element.attributes.type?.toLowerCase().split(/[\s,]+/) ?? []
    return {
      kind: 'upload',
      ...parseBlock(element, context),
      mediaTypes: types.filter((type) => type !== ''),
    }
  },

  check: ({ mediaTypes }, values) => fileProblems(values, mediaTypes),

  toPublic: (interaction, context) => ({
    kind: 'upload',
    ...toPublicBlock(interaction, context),
    mediaTypes: interaction.mediaTypes,
  }),

  write(interaction, writeBody) {
    const type = interaction.mediaTypes.length > 0 ? interaction.mediaTypes.join(' ') : undefined
    return writeBlock('qti-upload-interaction', interaction, { type }, { writeBody })
  },

  singleChanges: () => [null],
}
