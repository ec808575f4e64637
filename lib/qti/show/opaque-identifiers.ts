import type { InteractionKind, InteractionOf } from '#lib/qti/item/content.ts'
import type { Item } from '#lib/qti/item/item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { viewOf } from '#lib/qti/show/interactions/registry.ts'
import { createRandom, hashSeed, type Random } from '#lib/std/random.ts'
import {
  type ChoiceSides,
  identifiersTell,
  opaqueCharacters,
  opaqueLetters,
} from './interactions/telling-identifiers.ts'

/** From an identifier to the one that stands for it; one that is not there stands for itself. */
export type Renaming = ReadonlyMap<string, string>

/**
 * What the choices of an item are called towards a student. Where any identifier looks telling, all of
 * the item are renamed; the same item and seed give the same names on every machine.
 */
export function opaqueIdentifiers(item: Item, seed: number): Renaming {
  const own = telling(item)
  const renaming = new Map<string, string>()
  if (own.length === 0) return renaming
  const random = createRandom(seed, hashSeed(item.identifier), hashSeed('identifiers'))
  const taken = new Set(own)
  for (const identifier of own) {
    const opaque = createName(random, taken)
    taken.add(opaque)
    renaming.set(identifier, opaque)
  }
  return renaming
}

/** The identifiers of all choices, none where none looks telling. Sorted, so that it does not matter where a choice is written. */
function telling(item: Item): readonly string[] {
  const known = tellingOf.get(item)
  if (known) return known
  const all = item.interactions.map(sidesOf)
  const own = all.some(identifiersTell) ? [...new Set(all.flatMap(({ sides }) => sides.flat()))].sort() : []
  tellingOf.set(item, own)
  return own
}

/** Remembers results only: an item never changes, and is asked for whenever it is shown or answered. */
const tellingOf = new WeakMap<Item, readonly string[]>()

/** What a student answered about the public item of that seed, in the item's own identifiers. */
export function toOwnIdentifiers(item: Item, seed: number, responses: LexicalResponses): LexicalResponses {
  const renaming = opaqueIdentifiers(item, seed)
  return rename(item, responses, new Map([...renaming].map(([own, opaque]) => [opaque, own])))
}

/** Stored responses or the declared correct ones, in the identifiers of the public item of that seed. */
export function toOpaqueIdentifiers(item: Item, seed: number, responses: LexicalResponses): LexicalResponses {
  return rename(item, responses, opaqueIdentifiers(item, seed))
}

function sidesOf<K extends InteractionKind>(interaction: InteractionOf<K>): ChoiceSides {
  return viewOf<K>(interaction.kind).sides?.(interaction) ?? { sides: [], ordered: false }
}

function createName(random: Random, taken: ReadonlySet<string>): string {
  const pick = (characters: string) => characters[Math.floor(random() * characters.length)] ?? ''
  for (;;) {
    let name = `x${pick(opaqueLetters)}${pick(opaqueLetters)}`
    for (let more = 0; more < 5; more++) name += pick(opaqueCharacters)
    if (!taken.has(name)) return name
  }
}

const namingTypes: ReadonlySet<string> = new Set(['identifier', 'pair', 'directedPair'])

function rename(item: Item, responses: LexicalResponses, renaming: Renaming): LexicalResponses {
  if (renaming.size === 0) return responses
  const renamed: LexicalResponses = {}
  for (const [name, answer] of Object.entries(responses)) {
    const declaration = item.responseDeclarations.get(name)
    renamed[name] =
      declaration && namingTypes.has(declaration.baseType) ? renameAnswer(answer, renaming) : answer
  }
  return renamed
}

function renameAnswer(answer: string | string[] | null, renaming: Renaming): string | string[] | null {
  if (answer === null) return null
  if (typeof answer !== 'string') return answer.map((one) => renameNames(one, renaming))
  return renameNames(answer, renaming)
}

/** A pair holds two names. */
function renameNames(text: string, renaming: Renaming): string {
  return text.replace(/\S+/g, (name) => renaming.get(name) ?? name)
}
