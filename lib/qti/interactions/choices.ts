import type { ContentNode } from '#lib/qti/content-model.ts'
import type { Choice } from '#lib/qti/interaction-model.ts'
import { readBoolean, readIdentifier } from '#lib/qti/parse/read-attributes.ts'
import { childElements, childNamed, type XmlElement } from '#lib/qti/parse/xml-element.ts'
import type { BodyNode, PublicChoice } from '#lib/qti/public/public-item.ts'
import { writeElement } from '#lib/qti/public/write-element.ts'
import { type Random, shuffle } from '#lib/std/random.ts'
import type { ParseContext, PublicContext } from './interaction-definition.ts'

/** Reads the choices inside an element; everything but they and a prompt is refused. */
export function parseChoices(parent: XmlElement, name: string, context: ParseContext): Choice[] {
  const choices: Choice[] = []
  for (const element of childElements(parent)) {
    if (element.name === name) choices.push(parseChoice(element, context))
    else if (element.name !== 'qti-prompt') context.report(element, `<${element.name}> is not supported here`)
  }
  if (choices.length === 0) context.report(parent, `there is no <${name}>`)
  return choices
}

export function parseChoice(element: XmlElement, context: ParseContext): Choice {
  if (element.attributes['template-identifier'] !== undefined) {
    context.report(element, 'choices that depend on a template variable are not supported yet')
  }
  return {
    identifier: readIdentifier(element, 'identifier', context.report),
    fixed: readBoolean(element, 'fixed', false, context.report),
    body: context.parseBody(element),
  }
}

export function parsePrompt(parent: XmlElement, context: ParseContext): ContentNode[] | undefined {
  const prompt = childNamed(parent, 'qti-prompt')
  return prompt && context.parseBody(prompt)
}

/** Choices are told apart by their identifiers. */
export function reportDuplicates(parent: XmlElement, choices: Choice[], context: ParseContext): void {
  const seen = new Set<string>()
  for (const { identifier } of choices) {
    if (seen.has(identifier)) context.report(parent, `two choices are called "${identifier}"`)
    seen.add(identifier)
  }
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

export function toPublicChoice(choice: Choice, context: PublicContext): PublicChoice {
  return { identifier: choice.identifier, body: context.toBody(choice.body) }
}

export function writeChoice(
  name: string,
  choice: PublicChoice,
  writeBody: (body: BodyNode[]) => string,
): string {
  return writeElement(name, { identifier: choice.identifier }, writeBody(choice.body))
}

export function writePrompt(prompt: BodyNode[] | undefined, writeBody: (body: BodyNode[]) => string): string {
  return prompt ? writeElement('qti-prompt', {}, writeBody(prompt)) : ''
}

/** What is chosen but does not exist. */
export function unknownChoices(choices: Choice[], identifiers: Iterable<string>): string[] {
  const known = new Set(choices.map((choice) => choice.identifier))
  const problems: string[] = []
  for (const identifier of identifiers) {
    if (!known.has(identifier)) problems.push(`there is no choice "${identifier}"`)
  }
  return problems
}
