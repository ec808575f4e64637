import type { ResponseDeclaration } from '#lib/qti/item/declaration.ts'

export function identifiersOf(choices: { identifier: string }[]): string[] {
  return choices.map(({ identifier }) => identifier)
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
