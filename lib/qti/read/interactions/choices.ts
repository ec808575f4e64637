import type { Associable, AssociableChoice, Choice, Condition } from '#lib/qti/item/content.ts'
import { readBoolean, readCount, readIdentifier, readWord } from '#lib/qti/xml/read-attributes.ts'
import { childElements, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import { notHere, parseLook } from './block.ts'
import type { ParseContext } from './interaction-reader.ts'

/** Reads the choices inside an element; everything but they and a prompt or label is refused. */
export function parseChoices(parent: XmlElement, name: string, context: ParseContext): Choice[] {
  const choices: Choice[] = []
  for (const element of childElements(parent)) {
    if (element.name === name) choices.push(parseChoice(element, context))
    else if (!readElsewhere.has(element.name)) context.report(element, notHere(element))
  }
  if (choices.length === 0) context.report(parent, `there is no <${name}>`)
  return choices
}

const readElsewhere: ReadonlySet<string> = new Set(['qti-prompt', 'qti-label'])

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

/** Reads the children that are choices; everything else but a prompt is refused. */
export function parseAssociableChoices(
  parent: XmlElement,
  names: ReadonlySet<string>,
  context: ParseContext,
): AssociableChoice[] {
  const choices: AssociableChoice[] = []
  for (const element of childElements(parent)) {
    if (names.has(element.name))
      choices.push({ ...parseChoice(element, context), ...parseAssociable(element, context) })
    else if (element.name !== 'qti-prompt') context.report(element, notHere(element))
  }
  if (choices.length === 0) context.report(parent, `there is no <${[...names].join('> or <')}>`)
  return choices
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

/** `min-choices` and `max-choices`: an omitted maximum is `fallback`; a single response holds one at most. */
export function parseChoiceLimits(element: XmlElement, context: ParseContext, fallback = 1) {
  const { min, max } = parseLimits(element, context, { noun: 'choices', fallback })
  return { minChoices: min, maxChoices: max }
}

/** `min-associations` and `max-associations`; an omitted maximum is 1. */
export function parseAssociationLimits(element: XmlElement, context: ParseContext) {
  const { min, max } = parseLimits(element, context, { noun: 'associations', fallback: 1 })
  return { minAssociations: min, maxAssociations: max }
}

/** A minimum above the maximum could never be met, so it ends there. */
function parseLimits(
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
