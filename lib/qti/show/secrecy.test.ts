import { describe, expect, it } from 'vitest'
import type { InteractionKind, InteractionOf } from '#lib/qti/item/content.ts'
import type { Item } from '#lib/qti/item/item.ts'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { viewOf } from '#lib/qti/show/interactions/registry.ts'
import { corpora, publish } from '#scripts/testing/content/item-corpus.ts'
import { opaqueIdentifiers } from './opaque-identifiers.ts'

const items = corpora.flatMap(({ files }) =>
  files.flatMap(({ name, xml }) => {
    const parsed = parseItem(xml)
    return parsed.ok ? [{ name, item: parsed.value }] : []
  }),
)

/** The same question, of which nobody knows the answer. */
function withoutKey(item: Item): Item {
  const responses = [...item.responseDeclarations].map(
    ([name, { identifier, cardinality, baseType, defaultValue }]) =>
      [name, { identifier, cardinality, baseType, defaultValue, correctResponse: null }] as const,
  )
  const outcomes = [...item.outcomeDeclarations].map(
    ([name, { identifier, cardinality, baseType, defaultValue }]) =>
      [name, { identifier, cardinality, baseType, defaultValue }] as const,
  )
  return {
    ...item,
    responseDeclarations: new Map(responses),
    outcomeDeclarations: new Map(outcomes),
    responseRules: [],
    modalFeedback: [],
  }
}

/** The key moves choices of these, so that they never stand as the answer has them; it changes nothing else. */
const movedByTheKey: ReadonlySet<InteractionKind> = new Set([
  ...(['order', 'graphicOrder', 'match', 'associate', 'gapMatch', 'graphicGapMatch'] as const),
])

/** Without the order of what stands in lists. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => JSON.stringify(unordered(one))).sort()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unordered(one)]))
}

function choicesOf<K extends InteractionKind>(interaction: InteractionOf<K>): string[] {
  return viewOf<K>(interaction.kind).sides?.(interaction).sides.flat() ?? []
}

/** Every string that stands in a place for names, not in a text. */
function namesIn(value: unknown, names = new Set<string>()): Set<string> {
  if (Array.isArray(value)) {
    for (const one of value) if (typeof one !== 'string') namesIn(one, names)
  } else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) {
      if (typeof one === 'string' && /identifier|group|id$/i.test(key)) names.add(one)
      else namesIn(one, names)
    }
  return names
}

describe('every item at hand', () => {
  it('is shown the same whether or not its key, its processing and its feedback are there', () => {
    expect(items.length).toBeGreaterThan(100)
    for (const { name, item } of items) {
      const [shown, keyless] = [publish(item, 5), publish(withoutKey(item), 5)]
      expect(unordered(keyless), name).toEqual(unordered(shown))
      if (!item.interactions.some(({ kind }) => movedByTheKey.has(kind))) expect(keyless, name).toEqual(shown)
    }
  })

  it('has no field of the key, the processing or the feedback in what a browser gets', () => {
    const secret =
      /"(?:correct\w*|defaultV\w*|\w*mapping|\w*[tT]able|outcome\w*|\w*Rules|modalFeedback|normalM\w*|interpretation|showWhen\w*)":/
    for (const { name, item } of items) expect(JSON.stringify(publish(item, 5)), name).not.toMatch(secret)
  })

  it('is published the same again by the same seed', () => {
    for (const { name, item } of items)
      expect(JSON.stringify(publish(item, 3)), name).toBe(JSON.stringify(publish(item, 3)))
  })

  it('shows none of its own names of choices where it renames them, nor their order', () => {
    let renamed = 0
    for (const { name, item } of items) {
      const own = [...new Set(item.interactions.flatMap(choicesOf))].sort()
      const seeds = Array.from({ length: 12 }, (_, seed) => seed)
      const renamings = seeds.map((seed) => opaqueIdentifiers(item, seed))
      if (renamings[0]?.size === 0) continue
      renamed++
      const shown = namesIn(publish(item, 0))
      expect(
        own.filter((identifier) => shown.has(identifier)),
        name,
      ).toEqual([])
      // By chance alone twelve seeds agree on the order of three names once in 6 to the power of 11.
      if (own.length < 3) continue
      const orders = renamings.map((renaming) =>
        own.toSorted((left, right) => ((renaming.get(left) ?? '') < (renaming.get(right) ?? '') ? -1 : 1)),
      )
      expect(new Set(orders.map((order) => order.join(' '))).size, name).toBeGreaterThan(1)
    }
    expect(renamed).toBeGreaterThan(10)
  })
})
