import type { Gap } from '#lib/qti/item/content.ts'
import { readBoolean, readIdentifier, readOptionalCount } from '#lib/qti/xml/read-attributes.ts'
import { childElements, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import { notHere, parseBlock, parseLook, readOrientation } from './block.ts'
import {
  parseAssociable,
  parseAssociableChoices,
  parseAssociationLimits,
  parseChoice,
  parseChoiceLimits,
  parseChoices,
  parseCondition,
  parseMatchGroup,
  reportDuplicates,
} from './choices.ts'
import type { InteractionReader, ParseContext } from './interaction-reader.ts'

/** `qti-choice-interaction`, QTI 3. */
export const choice: InteractionReader<'choice'> = {
  element: 'qti-choice-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['identifier'],
  parse(element, context) {
    const choices = parseChoices(element, 'qti-simple-choice', context)
    reportDuplicates(element, choices, context)
    return {
      kind: 'choice',
      ...parseBlock(element, context),
      ...parseChoiceLimits(element, context),
      shuffle: readBoolean(element, 'shuffle', false, context.report),
      orientation: readOrientation(element, 'vertical'),
      choices,
    }
  },
}

/** `qti-order-interaction`, QTI 3; the response lists all choices, or some where the item sets limits. */
export const order: InteractionReader<'order'> = {
  element: 'qti-order-interaction',
  cardinalities: ['ordered'],
  baseTypes: ['identifier'],
  parse(element, context) {
    const { report } = context
    const choices = parseChoices(element, 'qti-simple-choice', context)
    reportDuplicates(element, choices, context)
    const minChoices = readOptionalCount(element, 'min-choices', report)
    const maxChoices = readOptionalCount(element, 'max-choices', report)
    return {
      kind: 'order',
      ...parseBlock(element, context),
      ...(minChoices !== undefined && { minChoices }),
      ...(maxChoices !== undefined && { maxChoices }),
      shuffle: readBoolean(element, 'shuffle', false, report),
      orientation: readOrientation(element, 'vertical'),
      choices,
    }
  },
}

/** `qti-associate-interaction`, QTI 3: pairs of choices of one set, without direction. */
export const associate: InteractionReader<'associate'> = {
  element: 'qti-associate-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['pair', 'directedPair'],
  parse(element, context) {
    const choices = parseAssociableChoices(element, associableNames, context)
    reportDuplicates(element, choices, context)
    return {
      kind: 'associate',
      ...parseBlock(element, context),
      ...parseAssociationLimits(element, context),
      shuffle: readBoolean(element, 'shuffle', false, context.report),
      choices,
    }
  },
}

const associableNames: ReadonlySet<string> = new Set(['qti-simple-associable-choice'])

/** `qti-match-interaction`, QTI 3: pairs of a choice of the first set and one of the second. */
export const match: InteractionReader<'match'> = {
  element: 'qti-match-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['directedPair', 'pair'],
  parse(element, context) {
    const { report } = context
    const inside = childElements(element).filter(({ name }) => name !== 'qti-prompt')
    const sets = inside.filter(({ name }) => name === 'qti-simple-match-set')
    for (const other of inside) if (other.name !== 'qti-simple-match-set') report(other, notHere(other))
    if (sets.length !== 2) report(element, 'there must be two <qti-simple-match-set>')
    const [sources = [], targets = []] = sets.map((set) =>
      parseAssociableChoices(set, associableNames, context),
    )
    reportDuplicates(element, [...sources, ...targets], context)
    return {
      kind: 'match',
      ...parseBlock(element, context),
      ...parseAssociationLimits(element, context),
      shuffle: readBoolean(element, 'shuffle', false, report),
      sources,
      targets,
    }
  },
}

const gapChoiceNames: ReadonlySet<string> = new Set(['qti-gap-text', 'qti-gap-img'])

const besideGapText: ReadonlySet<string> = new Set([...gapChoiceNames, 'qti-prompt'])

/** `qti-gap-match-interaction`, QTI 3: choices are put into gaps of a text, one into each. */
export const gapMatch: InteractionReader<'gapMatch'> = {
  element: 'qti-gap-match-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['directedPair', 'pair'],
  parse(element, context) {
    const choices = parseGapChoices(element, context)
    const gaps: Gap[] = []
    const body = context.parseBody(element, {
      skip: besideGapText,
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
}

/** Texts and images alike; an image is the choice's body. */
export function parseGapChoices(parent: XmlElement, context: ParseContext) {
  const elements = childElements(parent).filter(({ name }) => gapChoiceNames.has(name))
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
