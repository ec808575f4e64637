import type { Condition, ContentNode } from '#lib/qti/item/content.ts'
import type { Choice } from '#lib/qti/item/interaction.ts'
import type { PublicChoice } from '#lib/qti/item/public/public-item.ts'
import { readBoolean, readIdentifier, readWord } from '#lib/qti/xml/read-attributes.ts'
import { writeElement } from '#lib/qti/xml/write-element.ts'
import { childElements, childNamed, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import { type Random, shuffle } from '#lib/std/random.ts'
import type { ParseContext, PublicContext, WriteBody } from './interaction-definition.ts'
import { lookAttributes, parseLook, toPublicLook } from './looks.ts'

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

export function notHere({ name }: XmlElement): string {
  return `<${name}> is not supported here`
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

export function parsePrompt(
  parent: XmlElement,
  context: ParseContext,
): { prompt: ContentNode[] } | Record<never, never> {
  const prompt = childNamed(parent, 'qti-prompt')
  return prompt ? { prompt: context.parseBody(prompt) } : {}
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

export function identifiersOf(choices: { identifier: string }[]): string[] {
  return choices.map(({ identifier }) => identifier)
}

/** Shuffled, except that a fixed choice keeps its place (QTI 3). */
export function arrange<C extends Choice>(choices: C[], shuffled: boolean, random: Random): C[] {
  if (!shuffled) return choices
  const movable = shuffle(
    choices.filter((choice) => !choice.fixed),
    random,
  )
  return refill(choices, movable)
}

/** Puts the movable choices, in the given order, into the places that are not fixed. */
export function refill<C extends Choice>(choices: C[], movable: C[]): C[] {
  let next = 0
  return choices.map((choice) => (choice.fixed ? choice : (movable[next++] ?? choice)))
}

/** The choices that are there, in the order in which they are shown. */
export function toPublicChoices(
  choices: Choice[],
  shuffled: boolean,
  context: PublicContext,
): PublicChoice[] {
  return arrange(choices, shuffled, context.random)
    .filter(({ condition }) => context.isShown(condition))
    .map((choice) => toPublicChoice(choice, context))
}

export function toPublicChoice(choice: Choice, context: PublicContext): PublicChoice {
  return {
    identifier: context.rename(choice.identifier),
    body: context.toBody(choice.body),
    ...toPublicLook(choice),
  }
}

export function writeChoice(name: string, choice: PublicChoice, writeBody: WriteBody): string {
  const attributes = { identifier: choice.identifier, ...lookAttributes(choice) }
  return writeElement(name, attributes, writeBody(choice.body))
}

/** What is chosen but does not exist. */
export function unknownChoices(choices: { identifier: string }[], identifiers: Iterable<string>): string[] {
  const known = new Set(choices.map((choice) => choice.identifier))
  const problems: string[] = []
  for (const identifier of identifiers) {
    if (!known.has(identifier)) problems.push(`there is no choice "${identifier}"`)
  }
  return problems
}
