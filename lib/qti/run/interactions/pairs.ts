import type { Associable } from '#lib/qti/item/content.ts'
import type { ResponseDeclaration } from '#lib/qti/item/declaration.ts'
import type { Scalar } from '#lib/qti/item/value.ts'
import { unknownChoices } from './choices.ts'

export type Member = { identifier: string } & Partial<Associable>

/** What may not be paired: unknown choices, too many or too few uses, groups that do not meet. */
export function pairProblems(values: Scalar[], sources: Member[], targets: Member[]): string[] {
  const pairs = values.map(splitPair)
  const unknown = [
    ...unknownChoices(
      sources,
      pairs.map(([source]) => source),
    ),
    ...unknownChoices(
      targets,
      pairs.map(([, target]) => target),
    ),
  ]
  if (unknown.length > 0) return unknown
  const members = new Map([...sources, ...targets].map((member) => [member.identifier, member]))
  const uses = new Map<string, number>()
  for (const name of pairs.flat()) uses.set(name, (uses.get(name) ?? 0) + 1)
  return [
    ...[...members.values()].flatMap((member) => useProblems(member, uses.get(member.identifier) ?? 0)),
    ...pairs
      .filter(([first, second]) => !mayMeet(members.get(first), members.get(second)))
      .map(([first, second]) => `"${first}" and "${second}" may not be paired`),
  ]
}

function useProblems({ identifier, matchMin = 0, matchMax = 0 }: Member, uses: number): string[] {
  if (matchMax > 0 && uses > matchMax) return [`"${identifier}" may be used ${matchMax} times`]
  return uses < matchMin ? [`"${identifier}" must be used ${matchMin} times`] : []
}

function mayMeet(first: Member | undefined, second: Member | undefined): boolean {
  return !first || !second || (admits(first, second) && admits(second, first))
}

/** QTI 3, `match-group` names the choices it may meet; where authors name groups instead, they share one. */
function admits({ matchGroup }: Member, other: Member): boolean {
  if (!matchGroup) return true
  return matchGroup.includes(other.identifier) || matchGroup.some((name) => other.matchGroup?.includes(name))
}

/** Every set of pairs one step away that is possible: one fewer, another second half, one more. */
export function pairChanges(
  allPairs: string[],
  answer: string[],
  declaration: ResponseDeclaration,
  isPossible: (pairs: string[]) => boolean,
): (string | string[] | null)[] {
  const others = allPairs.filter((pair) => !answer.includes(pair))
  const fewer = answer.map((dropped) => answer.filter((pair) => pair !== dropped))
  const retargeted = answer.flatMap((changed, at) =>
    others
      .filter((pair) => splitPair(pair)[0] === splitPair(changed)[0])
      .map((pair) => answer.with(at, pair)),
  )
  const more = others.map((pair) => [...answer, pair])
  const possible = [...fewer, ...retargeted, ...more].filter(isPossible)
  return declaration.cardinality === 'single' ? possible.map((pairs) => pairs[0] ?? null) : possible
}

export function allPairsOf(sources: Member[], targets: Member[]): string[] {
  return sources.flatMap((source) => targets.map((target) => `${source.identifier} ${target.identifier}`))
}

export function splitPair(pair: Scalar): [first: string, second: string] {
  const [first = '', second = ''] = String(pair).split(' ')
  return [first, second]
}

/** Each two once, whatever their direction. */
export function pairsWithin(identifiers: string[]): string[] {
  return identifiers.flatMap((first, at) => identifiers.slice(at + 1).map((second) => `${first} ${second}`))
}
