import type { AssociableChoice } from '#lib/qti/item/interaction.ts'
import type { ResponseDeclaration } from '#lib/qti/item/item.ts'
import type { PublicAssociableChoice } from '#lib/qti/item/public/public-item.ts'
import type { Scalar } from '#lib/qti/item/value.ts'
import { readCount } from '#lib/qti/xml/read-attributes.ts'
import { writeElement } from '#lib/qti/xml/write-element.ts'
import { childElements, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import { arrange, notHere, parseChoice, toPublicChoice, unknownChoices } from './choices.ts'
import type { ParseContext, PublicContext, WriteBody } from './interaction-definition.ts'
import { lookAttributes } from './looks.ts'

type Associable = { matchMin: number; matchMax: number; matchGroup?: string[] }
type Member = { identifier: string } & Partial<Associable>

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

/** A match group names other choices, by the names that the student sees. */
export function pickAssociable({ matchMin, matchMax, matchGroup }: Associable, context: PublicContext) {
  return { matchMin, matchMax, ...(matchGroup && { matchGroup: matchGroup.map(context.rename) }) }
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

export function associableAttributes({ matchMin, matchMax, matchGroup }: Associable) {
  return {
    'match-min': String(matchMin),
    'match-max': String(matchMax),
    'match-group': matchGroup?.join(' '),
  }
}

export function writeAssociable(name: string, choice: PublicAssociableChoice, writeBody: WriteBody): string {
  return writeElement(
    name,
    { identifier: choice.identifier, ...associableAttributes(choice), ...lookAttributes(choice) },
    writeBody(choice.body),
  )
}

function splitPair(pair: Scalar): [first: string, second: string] {
  const [first = '', second = ''] = String(pair).split(' ')
  return [first, second]
}

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

/**
 * Whether the answer joins what stands at the same place on both sides: authors often write pairs side by
 * side, and then the order tells.
 */
export function isAligned(answer: Scalar[], sources: Member[], targets: Member[]): boolean {
  if (answer.length < 2) return false
  const at = (members: Member[], name: string) => members.findIndex(({ identifier }) => identifier === name)
  return answer.map(splitPair).every(([first, second]) => at(sources, first) === at(targets, second))
}
