import type { Gap } from '#lib/qti/item/content.ts'
import { readBoolean, readIdentifier } from '#lib/qti/xml/read-attributes.ts'
import { childElements, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import { parseBlock, toPublicBlock, writeBlock } from './block.ts'
import { identifiersOf, parseChoice, parseCondition, reportDuplicates } from './choices.ts'
import type { InteractionDefinition, ParseContext } from './interaction-definition.ts'
import { associationLimitAttributes, associationLimitProblems, parseAssociationLimits } from './limits.ts'
import { parseLook } from './looks.ts'
import {
  allPairsOf,
  isAligned,
  pairChanges,
  pairProblems,
  parseAssociable,
  parseMatchGroup,
  toPublicAssociables,
  writeAssociable,
} from './pairs.ts'

const choiceNames: ReadonlySet<string> = new Set(['qti-gap-text', 'qti-gap-img'])
const readElsewhere: ReadonlySet<string> = new Set([...choiceNames, 'qti-prompt'])

/** `qti-gap-match-interaction`, QTI 3: choices are put into gaps of a text, one into each. */
export const gapMatch: InteractionDefinition<'gapMatch'> = {
  element: 'qti-gap-match-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['directedPair', 'pair'],

  parse(element, context) {
    const choices = parseGapChoices(element, context)
    const gaps: Gap[] = []
    const body = context.parseBody(element, {
      skip: readElsewhere,
      special: {
        name: 'qti-gap',
        parse: (found) => {
          const gap = parseGap(found, context)
          gaps.push(gap)
          return gap
        },
      },
    })
    if (gaps.length === 0) context.report(element, 'there is no <qti-gap>')
    reportDuplicates(element, [...choices, ...gaps], context)
    return {
      kind: 'gapMatch',
      ...parseBlock(element, context),
      ...parseAssociationLimits(element, context),
      shuffle: readBoolean(element, 'shuffle', false, context.report),
      choices,
      gaps,
      body,
    }
  },

  check(interaction, values) {
    const gaps = interaction.gaps.map((gap) => ({ ...gap, matchMax: 1, matchMin: gap.required ? 1 : 0 }))
    const limits = associationLimitProblems(values.length, interaction)
    return [...pairProblems(values, interaction.choices, gaps), ...limits]
  },

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

  singleChanges: (interaction, answer, declaration) =>
    pairChanges(
      allPairsOf(interaction.choices, interaction.gaps),
      answer,
      declaration,
      (pairs) => gapMatch.check(interaction, pairs).length === 0,
    ),
}

/** Texts and images alike; an image is the choice's body. */
export function parseGapChoices(parent: XmlElement, context: ParseContext) {
  const elements = childElements(parent).filter(({ name }) => choiceNames.has(name))
  if (elements.length === 0) context.report(parent, 'there is no <qti-gap-text> or <qti-gap-img>')
  return elements.map((element) => ({
    ...parseChoice(element, context),
    ...parseAssociable(element, context),
  }))
}

function parseGap(element: XmlElement, context: ParseContext): Gap {
  const matchGroup = parseMatchGroup(element)
  return {
    kind: 'gap',
    identifier: readIdentifier(element, 'identifier', context.report),
    required: readBoolean(element, 'required', false, context.report),
    ...(matchGroup && { matchGroup }),
    ...parseCondition(element, context),
    ...parseLook(element),
  }
}
