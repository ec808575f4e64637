import type { Associable, AssociableChoice, Gap } from '#lib/qti/item/content.ts'
import { readBoolean, readCount, readIdentifier } from '#lib/qti/xml/read-attributes.ts'
import { childElements, childrenNamed, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import { parseChoice, parseCondition, parseLimits, reportDuplicates } from './choices.ts'
import {
  type InteractionReader,
  type ParseContext,
  parseBlock,
  parseLook,
  refuseOthers,
} from './interaction-reader.ts'

/** `qti-associate-interaction`, QTI 3: pairs of choices of one set, without direction. */
export const associate: InteractionReader<'associate'> = {
  element: 'qti-associate-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['pair', 'directedPair'],
  parse(element, context) {
    const choices = parseAssociableChoices(element, context)
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

const matchParts: ReadonlySet<string> = new Set(['qti-prompt', 'qti-simple-match-set'])

/** `qti-match-interaction`, QTI 3: pairs of a choice of the first set and one of the second. */
export const match: InteractionReader<'match'> = {
  element: 'qti-match-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['directedPair', 'pair'],
  parse(element, context) {
    const { report } = context
    refuseOthers(element, matchParts, context)
    const sets = childrenNamed(element, 'qti-simple-match-set')
    if (sets.length !== 2) report(element, 'there must be two <qti-simple-match-set>')
    const [sources = [], targets = []] = sets.map((set) => parseAssociableChoices(set, context))
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
export function parseGapChoices(parent: XmlElement, context: ParseContext): AssociableChoice[] {
  const elements = childElements(parent).filter(({ name }) => gapChoiceNames.has(name))
  if (elements.length === 0) context.report(parent, 'there is no <qti-gap-text> or <qti-gap-img>')
  return elements.map((element) => parseAssociableChoice(element, context))
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

/** Choices that can be paired; everything else but a prompt is refused. */
function parseAssociableChoices(parent: XmlElement, context: ParseContext): AssociableChoice[] {
  refuseOthers(parent, associableParts, context)
  const elements = childrenNamed(parent, 'qti-simple-associable-choice')
  if (elements.length === 0) context.report(parent, 'there is no <qti-simple-associable-choice>')
  return elements.map((element) => parseAssociableChoice(element, context))
}

const associableParts: ReadonlySet<string> = new Set(['qti-prompt', 'qti-simple-associable-choice'])

function parseAssociableChoice(element: XmlElement, context: ParseContext): AssociableChoice {
  return { ...parseChoice(element, context), ...parseAssociable(element, context) }
}

/** How often a choice may be paired, and with which. An omitted maximum is 1. */
export function parseAssociable(element: XmlElement, context: ParseContext): Associable {
  const matchGroup = parseMatchGroup(element)
  return {
    matchMin: readCount(element, 'match-min', 0, context.report),
    matchMax: readCount(element, 'match-max', 1, context.report),
    ...(matchGroup && { matchGroup }),
  }
}

export function parseMatchGroup(element: XmlElement): string[] | undefined {
  const names = element.attributes['match-group']?.split(/\s+/).filter((name) => name !== '')
  return names && names.length > 0 ? names : undefined
}

/** `min-associations` and `max-associations`; an omitted maximum is 1. */
export function parseAssociationLimits(element: XmlElement, context: ParseContext) {
  const { min, max } = parseLimits(element, context, { noun: 'associations', fallback: 1 })
  return { minAssociations: min, maxAssociations: max }
}
