import type { ResponseDeclaration } from '#lib/qti/item/item.ts'
import { readCount } from '#lib/qti/xml/read-attributes.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'
import type { ParseContext } from './interaction-definition.ts'

type Limits = { min: number; max: number }

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

export function choiceLimitProblems(
  count: number,
  { minChoices, maxChoices }: { minChoices: number; maxChoices: number },
): string[] {
  if (maxChoices > 0 && count > maxChoices) return [`at most ${maxChoices} may be chosen`]
  return count < minChoices ? [`at least ${minChoices} must be chosen`] : []
}

export function associationLimitProblems(
  count: number,
  { minAssociations, maxAssociations }: { minAssociations: number; maxAssociations: number },
): string[] {
  if (maxAssociations > 0 && count > maxAssociations) return [`at most ${maxAssociations} pairs may be made`]
  return count < minAssociations ? [`at least ${minAssociations} pairs must be made`] : []
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

/** Every choice of identifiers that is one step away: one fewer, another instead, one more. */
export function choiceChanges(
  identifiers: string[],
  answer: string[],
  declaration: ResponseDeclaration,
): (string | string[] | null)[] {
  const chosen = new Set(answer)
  const others = identifiers.filter((identifier) => !chosen.has(identifier))
  if (declaration.cardinality === 'single') return [...others, null]
  const fewer = answer.map((dropped) => answer.filter((identifier) => identifier !== dropped))
  const exchanged = fewer.flatMap((rest) => others.map((other) => [...rest, other]))
  const more = others.map((other) => [...answer, other])
  return [...fewer, ...exchanged, ...more]
}

/** Each two neighbours of an order swapped. */
export function swappedNeighbours(answer: string[]): string[][] {
  return answer.slice(1).map((later, index) => answer.toSpliced(index, 2, later, answer[index] ?? later))
}
