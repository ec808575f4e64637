import type { Associable, AssociableChoice, Choice } from '#lib/qti/item/content.ts'
import type { PublicAssociableChoice, PublicChoice } from '#lib/qti/item/public/public-content.ts'
import type { Scalar } from '#lib/qti/item/value.ts'
import { type Member, splitPair } from '#lib/qti/run/interactions/pairs.ts'
import { writeElement } from '#lib/qti/xml/write-element.ts'
import { type Random, shuffle } from '#lib/std/random.ts'
import { lookAttributes, toPublicLook } from './block.ts'
import type { PublicContext, WriteBody } from './interaction-view.ts'

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

export function writeChoice(name: string, choice: PublicChoice, writeBody: WriteBody): string {
  const attributes = { identifier: choice.identifier, ...lookAttributes(choice) }
  return writeElement(name, attributes, writeBody(choice.body))
}

export function toPublicAssociables(
  choices: AssociableChoice[],
  shuffled: boolean,
  context: PublicContext,
): PublicAssociableChoice[] {
  return arrange(choices, shuffled, context.random)
    .filter(({ condition }) => context.isShown(condition))
    .map((choice) => ({ ...toPublicChoice(choice, context), ...pickAssociable(choice, context) }))
}

/** A match group names other choices, by the names that the student sees. */
export function pickAssociable({ matchMin, matchMax, matchGroup }: Associable, context: PublicContext) {
  return { matchMin, matchMax, ...(matchGroup && { matchGroup: matchGroup.map(context.rename) }) }
}

/**
 * Whether the answer joins what stands at the same place on both sides: authors often write pairs side by
 * side, and then the order tells.
 */
export function isAligned(answer: Scalar[], sources: Member[], targets: Member[]): boolean {
  if (answer.length < 2) return false
  const at = (members: Member[], name: string) => members.findIndex(({ identifier }) => identifier === name)
  return answer.map(splitPair).every(([first, second]) => at(sources, first) === at(targets, second))
}

export function writeAssociable(name: string, choice: PublicAssociableChoice, writeBody: WriteBody): string {
  return writeElement(
    name,
    { identifier: choice.identifier, ...associableAttributes(choice), ...lookAttributes(choice) },
    writeBody(choice.body),
  )
}

export function associableAttributes({ matchMin, matchMax, matchGroup }: Associable) {
  return {
    'match-min': String(matchMin),
    'match-max': String(matchMax),
    'match-group': matchGroup?.join(' '),
  }
}

export function choiceLimitAttributes(limits: { minChoices: number; maxChoices: number }) {
  return { 'min-choices': String(limits.minChoices), 'max-choices': String(limits.maxChoices) }
}

export function associationLimitAttributes(limits: { minAssociations: number; maxAssociations: number }) {
  return {
    'min-associations': String(limits.minAssociations),
    'max-associations': String(limits.maxAssociations),
  }
}
