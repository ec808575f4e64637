import type { ContentElement, ContentNode } from '#lib/qti/item/content.ts'
import { readBoolean, readCount } from '#lib/qti/xml/read-attributes.ts'
import { assert } from '#lib/std/assert.ts'
import { parseBlock, toPublicBlock, writeBlock } from './block.ts'
import type { InteractionDefinition } from './interaction-definition.ts'

const readElsewhere: ReadonlySet<string> = new Set(['qti-prompt'])
const mediaNames: ReadonlySet<string> = new Set(['audio', 'video', 'img', 'picture'])

/** `qti-media-interaction`, QTI 3: how often a recording was played. */
export const media: InteractionDefinition<'media'> = {
  element: 'qti-media-interaction',
  cardinalities: ['single'],
  baseTypes: ['integer', 'float'],

  parse(element, context) {
    const { report } = context
    const body = context.parseBody(element, { skip: readElsewhere })
    const shown = body.filter(isMedia)
    if (shown.length !== 1) report(element, 'there must be one <audio>, <video> or <object>')
    return {
      kind: 'media',
      ...parseBlock(element, context),
      autostart: readBoolean(element, 'autostart', false, report),
      minPlays: readCount(element, 'min-plays', 0, report),
      maxPlays: readCount(element, 'max-plays', 0, report),
      loop: readBoolean(element, 'loop', false, report),
      media: shown[0] ?? { kind: 'element', name: 'audio' },
    }
  },

  check({ minPlays, maxPlays }, values) {
    const plays = Number(values[0])
    if (!Number.isInteger(plays) || plays < 0) return ['a number of plays is expected']
    if (maxPlays > 0 && plays > maxPlays) return [`it may be played ${maxPlays} times`]
    return plays < minPlays ? [`it must be played ${minPlays} times`] : []
  },

  toPublic(interaction, context) {
    const [shown] = context.toBody([interaction.media])
    assert(typeof shown === 'object' && shown.kind === 'element', 'an element stays an element')
    return {
      kind: 'media',
      ...toPublicBlock(interaction, context),
      autostart: interaction.autostart,
      minPlays: interaction.minPlays,
      maxPlays: interaction.maxPlays,
      loop: interaction.loop,
      media: shown,
    }
  },

  write(interaction, writeBody) {
    const attributes = {
      autostart: String(interaction.autostart),
      'min-plays': String(interaction.minPlays),
      'max-plays': String(interaction.maxPlays),
      loop: String(interaction.loop),
    }
    const inside = writeBody([interaction.media])
    return writeBlock('qti-media-interaction', interaction, attributes, { writeBody, inside })
  },

  singleChanges: () => [null],
}

function isMedia(node: ContentNode): node is ContentElement {
  return typeof node === 'object' && node.kind === 'element' && mediaNames.has(node.name)
}
