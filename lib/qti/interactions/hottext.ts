import type { Hottext } from '#lib/qti/item/content.ts'
import { readIdentifier } from '#lib/qti/xml/read-attributes.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'
import { parseBlock, toPublicBlock, writeBlock } from './block.ts'
import { identifiersOf, parseCondition, reportDuplicates, unknownChoices } from './choices.ts'
import type { InteractionDefinition, ParseContext } from './interaction-definition.ts'
import { choiceChanges, choiceLimitAttributes, choiceLimitProblems, parseChoiceLimits } from './limits.ts'
import { parseLook } from './looks.ts'

const readElsewhere: ReadonlySet<string> = new Set(['qti-prompt'])

/** `qti-hottext-interaction`, QTI 3: parts of a text may be chosen. */
export const hottext: InteractionDefinition<'hottext'> = {
  element: 'qti-hottext-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['identifier'],

  parse(element, context) {
    const hottexts: Hottext[] = []
    const body = context.parseBody(element, {
      skip: readElsewhere,
      special: {
        name: 'qti-hottext',
        parse: (found) => {
          const parsed = parseHottext(found, context)
          hottexts.push(parsed)
          return parsed
        },
      },
    })
    if (hottexts.length === 0) context.report(element, 'there is no <qti-hottext>')
    reportDuplicates(element, hottexts, context)
    return {
      kind: 'hottext',
      ...parseBlock(element, context),
      ...parseChoiceLimits(element, context),
      hottexts,
      body,
    }
  },

  check(interaction, values) {
    const unknown = unknownChoices(interaction.hottexts, values.map(String))
    return [...unknown, ...choiceLimitProblems(values.length, interaction)]
  },

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

  singleChanges: (interaction, answer, declaration) =>
    choiceChanges(identifiersOf(interaction.hottexts), answer, declaration),
}

function parseHottext(element: XmlElement, context: ParseContext): Hottext {
  return {
    kind: 'hottextChoice',
    identifier: readIdentifier(element, 'identifier', context.report),
    ...parseCondition(element, context),
    ...parseLook(element),
    body: context.parseBody(element),
  }
}
