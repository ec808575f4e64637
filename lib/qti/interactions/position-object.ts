import { writeElement } from '#lib/qti/xml/write-element.ts'
import { childElements, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import { parseBlock, toPublicBlock, writeBlock } from './block.ts'
import { notHere } from './choices.ts'
import { imageNames, parseImage, toPublicImage, writeImage } from './images.ts'
import type { InteractionDefinition, ParseContext } from './interaction-definition.ts'
import { choiceLimitAttributes, choiceLimitProblems, parseChoiceLimits } from './limits.ts'
import { pointChanges } from './points.ts'

/**
 * `qti-position-object-interaction`, QTI 3: an object is put on the image of the stage around it. A stage
 * with several is shown once for each.
 */
export const positionObject: InteractionDefinition<'positionObject'> = {
  element: 'qti-position-object-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['point'],

  parse(element, context) {
    for (const child of childElements(element))
      if (child.name !== 'qti-prompt' && !imageNames.has(child.name)) context.report(child, notHere(child))
    const stage = element.parent?.name === 'qti-position-object-stage' ? element.parent : undefined
    if (!stage) context.report(element, 'there is no <qti-position-object-stage> around it')
    return {
      kind: 'positionObject',
      ...parseBlock(element, context),
      image: stage ? parseImage(stage, context) : { alt: '' },
      object: parseImage(element, context),
      ...parseCenter(element, context),
      ...parseChoiceLimits(element, context),
    }
  },

  check: (interaction, values) => choiceLimitProblems(values.length, interaction),

  toPublic: (interaction, context) => ({
    kind: 'positionObject',
    ...toPublicBlock(interaction, context),
    image: toPublicImage(interaction.image, context),
    object: toPublicImage(interaction.object, context),
    ...(interaction.centerPoint && { centerPoint: interaction.centerPoint }),
    minChoices: interaction.minChoices,
    maxChoices: interaction.maxChoices,
  }),

  write(interaction, writeBody) {
    const attributes = {
      'center-point': interaction.centerPoint?.join(' '),
      ...choiceLimitAttributes(interaction),
    }
    const written = writeBlock('qti-position-object-interaction', interaction, attributes, {
      writeBody,
      inside: writeImage(interaction.object),
    })
    return writeElement('qti-position-object-stage', {}, writeImage(interaction.image) + written)
  },

  singleChanges: (_interaction, answer, declaration) => pointChanges(answer, declaration),
}

function parseCenter(element: XmlElement, { report }: ParseContext): { centerPoint?: [number, number] } {
  const written = element.attributes['center-point']?.trim()
  if (!written) return {}
  const [x, y, ...more] = written.split(/[\s,]+/).map(Number)
  if (x === undefined || y === undefined || more.length > 0 || !Number.isFinite(x + y)) {
    report(element, `center-point="${written}" is no point`)
    return {}
  }
  return { centerPoint: [x, y] }
}
