import type { InteractionOf } from '#lib/qti/item/content.ts'
import type { ResponseDeclaration } from '#lib/qti/item/declaration.ts'
import type { Scalar } from '#lib/qti/item/value.ts'
import type { Answer, InteractionRules } from './interaction-rules.ts'

export const choice: InteractionRules<'choice'> = {
  check: (interaction, values) => selectionProblems(interaction.choices, values, interaction),
  singleChanges: ({ choices }, answer, declaration) => selectionChanges(choices, answer, declaration),
}

export const hottext: InteractionRules<'hottext'> = {
  check: (interaction, values) => selectionProblems(interaction.hottexts, values, interaction),
  singleChanges: ({ hottexts }, answer, declaration) => selectionChanges(hottexts, answer, declaration),
}

export const hotspot: InteractionRules<'hotspot'> = {
  check: (interaction, values) => selectionProblems(interaction.hotspots, values, interaction),
  singleChanges: ({ hotspots }, answer, declaration) => selectionChanges(hotspots, answer, declaration),
}

export const inlineChoice: InteractionRules<'inlineChoice'> = {
  check: ({ choices }, values) => unknownChoices(choices, values.map(String)),
  singleChanges({ choices }, answer) {
    const others = identifiersOf(choices).filter((identifier) => !answer.includes(identifier))
    return [...others, null]
  },
}

export const order: InteractionRules<'order'> = {
  check(interaction, values) {
    const problems = orderProblems(interaction.choices, values)
    return problems.length > 0 ? problems : orderLimitProblems(interaction, values.length)
  },
  singleChanges: (_interaction, answer) => swappedNeighbours(answer),
}

export const graphicOrder: InteractionRules<'graphicOrder'> = {
  check: (interaction, values) => [
    ...orderProblems(interaction.hotspots, values),
    ...choiceLimitProblems(values.length, interaction),
  ],
  singleChanges: (_interaction, answer) => swappedNeighbours(answer),
}

type Named = { identifier: string }
type ChoiceLimits = { minChoices: number; maxChoices: number }

export function identifiersOf(choices: Named[]): string[] {
  return choices.map(({ identifier }) => identifier)
}

function selectionProblems(choices: Named[], values: Scalar[], limits: ChoiceLimits): string[] {
  return [...unknownChoices(choices, values.map(String)), ...choiceLimitProblems(values.length, limits)]
}

function orderProblems(choices: Named[], values: Scalar[]): string[] {
  const unknown = unknownChoices(choices, values.map(String))
  return new Set(values).size < values.length ? [...unknown, 'a choice is listed twice'] : unknown
}

/** What is chosen but does not exist. */
export function unknownChoices(choices: Named[], identifiers: Iterable<string>): string[] {
  const known = new Set(identifiersOf(choices))
  const problems: string[] = []
  for (const identifier of identifiers) {
    if (!known.has(identifier)) problems.push(`there is no choice "${identifier}"`)
  }
  return problems
}

export function choiceLimitProblems(count: number, { minChoices, maxChoices }: ChoiceLimits): string[] {
  if (maxChoices > 0 && count > maxChoices) return [`at most ${maxChoices} may be chosen`]
  return count < minChoices ? [`at least ${minChoices} must be chosen`] : []
}

/** A choice that depends on a template variable may be missing without anybody's fault. */
function orderLimitProblems(
  { choices, minChoices = 0, maxChoices = 0 }: InteractionOf<'order'>,
  count: number,
): string[] {
  const always = choices.filter(({ condition }) => condition === undefined).length
  const least = minChoices > 0 || maxChoices > 0 ? Math.min(minChoices, always) : always
  if (maxChoices > 0 && count > maxChoices) return [`at most ${maxChoices} may be listed`]
  if (least === always && count < always) return [`all choices must be listed, ${always - count} are not`]
  return count < least ? [`at least ${least} must be listed`] : []
}

/** Every selection that is one step away: one fewer, another instead, one more. */
function selectionChanges(choices: Named[], answer: string[], declaration: ResponseDeclaration): Answer[] {
  const chosen = new Set(answer)
  const others = identifiersOf(choices).filter((identifier) => !chosen.has(identifier))
  if (declaration.cardinality === 'single') return [...others, null]
  const fewer = answer.map((dropped) => answer.filter((identifier) => identifier !== dropped))
  const exchanged = fewer.flatMap((rest) => others.map((other) => [...rest, other]))
  const more = others.map((other) => [...answer, other])
  return [...fewer, ...exchanged, ...more]
}

/** Each two neighbours of an order swapped. */
function swappedNeighbours(answer: string[]): string[][] {
  return answer.slice(1).map((later, index) => answer.toSpliced(index, 2, later, answer[index] ?? later))
}
