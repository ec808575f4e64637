import { readCount, readOptionalCount, readWord } from '#lib/qti/xml/read-attributes.ts'
import { parseBlock, toPublicBlock, writeBlock } from './block.ts'
import type { InteractionDefinition } from './interaction-definition.ts'
import { parseTextLimits, pickTextLimits, textChanges, textLimitAttributes, textTypes } from './texts.ts'

/** `qti-extended-text-interaction`, QTI 3: one text, or several in a container. */
export const extendedText: InteractionDefinition<'extendedText'> = {
  element: 'qti-extended-text-interaction',
  cardinalities: ['single', 'multiple', 'ordered', 'record'],
  baseTypes: textTypes,

  parse(element, context) {
    const { report, declaration } = context
    const expectedLines = readOptionalCount(element, 'expected-lines', report)
    const several = declaration?.cardinality === 'multiple' || declaration?.cardinality === 'ordered'
    const maxStrings = several ? readOptionalCount(element, 'max-strings', report) : 1
    return {
      kind: 'extendedText',
      ...parseBlock(element, context),
      ...parseTextLimits(element, context),
      format: readWord(element, 'format', ['plain', 'preformatted', 'xhtml'], report),
      ...(expectedLines !== undefined && { expectedLines }),
      minStrings: readCount(element, 'min-strings', 0, report),
      ...(maxStrings !== undefined && { maxStrings }),
    }
  },

  check({ minStrings, maxStrings }, values) {
    if (maxStrings && values.length > maxStrings) return [`at most ${maxStrings} texts may be given`]
    return values.length < minStrings ? [`at least ${minStrings} texts must be given`] : []
  },

  toPublic(interaction, context) {
    const { format, expectedLines, minStrings, maxStrings } = interaction
    return {
      kind: 'extendedText',
      ...toPublicBlock(interaction, context),
      ...pickTextLimits(interaction),
      format,
      ...(expectedLines !== undefined && { expectedLines }),
      minStrings,
      ...(maxStrings !== undefined && { maxStrings }),
    }
  },

  write(interaction, writeBody) {
    const attributes = {
      ...textLimitAttributes(interaction),
      format: interaction.format,
      'expected-lines': interaction.expectedLines?.toString(),
      'min-strings': String(interaction.minStrings),
      'max-strings': interaction.maxStrings?.toString(),
    }
    return writeBlock('qti-extended-text-interaction', interaction, attributes, { writeBody })
  },

  singleChanges({ baseType }, answer, declaration) {
    if (declaration.cardinality === 'single')
      return [...textChanges(baseType, answer[0] ?? '', declaration), null]
    return answer.flatMap((text, at) =>
      textChanges(baseType, text, declaration).map((changed) => answer.with(at, changed)),
    )
  },
}
