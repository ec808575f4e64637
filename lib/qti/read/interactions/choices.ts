import type { Choice, Condition, Hottext } from '#lib/qti/item/content.ts'
import {
  readBoolean,
  readCount,
  readIdentifier,
  readOptionalCount,
  readWord,
} from '#lib/qti/xml/read-attributes.ts'
import { childNamed, childrenNamed, textOf, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import {
  type InteractionReader,
  type ParseContext,
  parseBlock,
  parseInline,
  parseLook,
  promptOnly,
  readOrientation,
  refuseOthers,
} from './interaction-reader.ts'

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

/** `qti-inline-choice-interaction`, QTI 3. */
export const inlineChoice: InteractionReader<'inlineChoice'> = {
  element: 'qti-inline-choice-interaction',
  cardinalities: ['single'],
  baseTypes: ['identifier'],
  parse(element, context) {
    const choices = parseChoices(element, 'qti-inline-choice', context)
    reportDuplicates(element, choices, context)
    return {
      kind: 'inlineChoice',
      ...parseInline(element),
      ...parseLabel(element),
      shuffle: readBoolean(element, 'shuffle', false, context.report),
      minChoices: Math.min(1, readCount(element, 'min-choices', 0, context.report)),
      choices,
    }
  },
}

/** QTI 3 has the label as an element, the shared vocabulary as an attribute. */
function parseLabel(element: XmlElement): { label?: string } {
  const label = childNamed(element, 'qti-label')
  return label ? { label: textOf(label).trim() } : {}
}

/** `qti-hottext-interaction`, QTI 3: parts of a text may be chosen. */
export const hottext: InteractionReader<'hottext'> = {
  element: 'qti-hottext-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['identifier'],
  parse(element, context) {
    const hottexts: Hottext[] = []
    const body = context.parseBody(element, {
      skip: promptOnly,
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

/** Reads the choices inside an element; everything but they and a prompt or label is refused. */
export function parseChoices(parent: XmlElement, name: string, context: ParseContext): Choice[] {
  refuseOthers(parent, new Set([name, 'qti-prompt', 'qti-label']), context)
  const choices = childrenNamed(parent, name).map((element) => parseChoice(element, context))
  if (choices.length === 0) context.report(parent, `there is no <${name}>`)
  return choices
}

export function parseChoice(element: XmlElement, context: ParseContext): Choice {
  return {
    identifier: readIdentifier(element, 'identifier', context.report),
    fixed: readBoolean(element, 'fixed', false, context.report),
    ...parseCondition(element, context),
    ...parseLook(element),
    body: context.parseBody(element),
  }
}

/** A choice may depend on a template variable. */
export function parseCondition(element: XmlElement, context: ParseContext): { condition?: Condition } {
  const variable = element.attributes['template-identifier']?.trim()
  if (!variable) return {}
  const showWhenMatching = readWord(element, 'show-hide', ['show', 'hide'], context.report) === 'show'
  return { condition: { variable, value: element.attributes.identifier?.trim() ?? '', showWhenMatching } }
}

/** Choices are told apart by their identifiers. */
export function reportDuplicates(
  parent: XmlElement,
  choices: { identifier: string }[],
  context: ParseContext,
): void {
  const seen = new Set<string>()
  for (const { identifier } of choices) {
    if (seen.has(identifier)) context.report(parent, `two choices are called "${identifier}"`)
    seen.add(identifier)
  }
}

/** `min-choices` and `max-choices`: an omitted maximum is `fallback`; a single response holds one at most. */
export function parseChoiceLimits(element: XmlElement, context: ParseContext, fallback = 1) {
  const { min, max } = parseLimits(element, context, { noun: 'choices', fallback })
  return { minChoices: min, maxChoices: max }
}

/** A minimum above the maximum could never be met, so it ends there. */
export function parseLimits(
  element: XmlElement,
  { report, declaration }: ParseContext,
  { noun, fallback }: { noun: string; fallback: number },
): Limits {
  const written = readCount(element, `max-${noun}`, fallback, report)
  const max = declaration?.cardinality === 'single' ? 1 : written
  const min = readCount(element, `min-${noun}`, 0, report)
  return { min: max > 0 ? Math.min(min, max) : min, max }
}

type Limits = { min: number; max: number }
