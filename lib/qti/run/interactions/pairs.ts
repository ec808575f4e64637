import type { Associable, InteractionKind, InteractionOf } from '#lib/qti/item/content.ts'
import type { Scalar } from '#lib/qti/item/value.ts'
import { identifiersOf, unknownChoices } from './choices.ts'
import type { Answer, InteractionRules } from './interaction-rules.ts'

export const associate = pairRules<'associate'>(({ choices }) => ({ sources: choices }))

export const match = pairRules<'match'>(({ sources, targets }) => ({ sources, targets }))

/** A gap takes one choice, and needs it where it is required. */
export const gapMatch = pairRules<'gapMatch'>(({ choices, gaps }) => ({
  sources: choices,
  targets: gaps.map((gap) => ({ ...gap, matchMax: 1, matchMin: gap.required ? 1 : 0 })),
}))

export const graphicAssociate = pairRules<'graphicAssociate'>(({ hotspots }) => ({ sources: hotspots }))

export const graphicGapMatch = pairRules<'graphicGapMatch'>(({ choices, hotspots }) => ({
  sources: choices,
  targets: hotspots,
}))

type PairKind = Extract<
  InteractionKind,
  'associate' | 'match' | 'gapMatch' | 'graphicAssociate' | 'graphicGapMatch'
>

export type Member = { identifier: string } & Partial<Associable>

/** What the first and the second of a pair may be; without targets the sources are paired among each other. */
type Sides = { sources: Member[]; targets?: Member[] }

function pairRules<K extends PairKind>(
  sidesOf: (interaction: InteractionOf<K>) => Sides,
): InteractionRules<K> {
  const rules: InteractionRules<K> = {
    check: (interaction, values) => [
      ...pairProblems(values, sidesOf(interaction)),
      ...limitProblems(values.length, interaction),
    ],
    singleChanges(interaction, answer, { cardinality }) {
      const changes = pairChanges(possiblePairs(sidesOf(interaction)), answer)
      const possible = changes.filter((pairs) => rules.check(interaction, pairs).length === 0)
      return cardinality === 'single' ? possible.map(([pair]): Answer => pair ?? null) : possible
    },
  }
  return rules
}

function limitProblems(
  count: number,
  { minAssociations, maxAssociations }: { minAssociations: number; maxAssociations: number },
): string[] {
  if (maxAssociations > 0 && count > maxAssociations) return [`at most ${maxAssociations} pairs may be made`]
  return count < minAssociations ? [`at least ${minAssociations} pairs must be made`] : []
}

/** What may not be paired: unknown choices, too many or too few uses, groups that do not meet. */
function pairProblems(values: Scalar[], { sources, targets = sources }: Sides): string[] {
  const pairs = values.map(splitPair)
  const firsts = pairs.map(([first]) => first)
  const seconds = pairs.map(([, second]) => second)
  const unknown = [...unknownChoices(sources, firsts), ...unknownChoices(targets, seconds)]
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

export function splitPair(pair: Scalar): [first: string, second: string] {
  const [first = '', second = ''] = String(pair).split(' ')
  return [first, second]
}

/** Each source with each target; each two of one set once, whatever their direction. */
function possiblePairs({ sources, targets }: Sides): string[] {
  const firsts = identifiersOf(sources)
  const seconds = targets && identifiersOf(targets)
  return firsts.flatMap((first, at) =>
    (seconds ?? firsts.slice(at + 1)).map((second) => `${first} ${second}`),
  )
}

/** Every set of pairs one step away: one fewer, another second half, one more. */
function pairChanges(possible: string[], answer: string[]): string[][] {
  const others = possible.filter((pair) => !answer.includes(pair))
  const fewer = answer.map((dropped) => answer.filter((pair) => pair !== dropped))
  const retargeted = answer.flatMap((changed, at) =>
    others
      .filter((pair) => splitPair(pair)[0] === splitPair(changed)[0])
      .map((pair) => answer.with(at, pair)),
  )
  const more = others.map((pair) => [...answer, pair])
  return [...fewer, ...retargeted, ...more]
}
