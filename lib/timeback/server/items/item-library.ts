import 'server-only'
import { LRUCache } from 'lru-cache'
import type { Database } from '#lib/db/client.ts'
import { findAsset, type ItemRow, listItems } from '#lib/db/content/items.ts'
import type { Item, Stimulus } from '#lib/qti/item/item.ts'
import type { QtiProblem } from '#lib/qti/item/problem.ts'
import { completeModules, listConfigurations } from '#lib/qti/read/package/complete-modules.ts'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { parseStimulus } from '#lib/qti/read/parse-stimulus.ts'
import { assert } from '#lib/std/assert.ts'
import { hashSeed } from '#lib/std/random.ts'
import type { Result } from '#lib/std/result.ts'

/** An item ready to be shown and scored. */
export type LoadedItem = {
  id: string
  item: Item
  /** As it was authored, key included. */
  xml: string
  stimuli: { reference: string; stimulus: Stimulus }[]
  /** An address of the item's XML → where this app serves that file, `null` if there is none. */
  resolveHref: (href: string) => string | null
}

/** Stored versions never change, so a parsed one is good for ever. */
const parsed = new LRUCache<string, LoadedItem>({ max: 2_000 })

export async function loadItems(db: Database, ids: string[]): Promise<Map<string, LoadedItem>> {
  // Held from here on: whoever else loads meanwhile may push them out.
  const loaded = new Map(ids.map((id) => [id, parsed.get(id)]))
  const missing = [...loaded].flatMap(([id, item]) => (item ? [] : [id]))
  const fresh = await Promise.all((await listItems(db, missing)).map((row) => load(db, row)))
  for (const item of fresh) {
    loaded.set(item.id, item)
    parsed.set(item.id, item)
  }
  return new Map([...loaded].map(([id, item]) => [id, stored(id, item)]))
}

export async function loadItem(db: Database, id: string): Promise<LoadedItem> {
  return parsed.get(id) ?? stored(id, (await loadItems(db, [id])).get(id))
}

function stored(id: string, item: LoadedItem | undefined): LoadedItem {
  assert(item, `item ${id} is stored`)
  return item
}

async function load(db: Database, { id, xml, stimuli, assets, identifier }: ItemRow): Promise<LoadedItem> {
  const hashes = new Map(assets.map(({ href, sha256 }) => [href, sha256]))
  const item = imported(parseItem(xml), identifier)
  const configurations = await readConfigurations(db, item, hashes)
  completeModules(item, (href) => configurations.get(href) ?? null)
  return {
    id,
    xml,
    item,
    stimuli: stimuli.map(({ reference, xml: text }) => ({
      reference,
      stimulus: imported(parseStimulus(text), reference),
    })),
    resolveHref: (href) => {
      const hash = hashes.get(href)
      return hash === undefined ? null : `/api/timeback/assets/${hash}`
    },
  }
}

/** The files that say where the modules of its custom interactions lie; most items have none. */
async function readConfigurations(
  db: Database,
  item: Item,
  hashes: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const href of listConfigurations(item)) {
    const hash = hashes.get(href)
    const asset = hash === undefined ? null : await findAsset(db, hash)
    if (asset) texts.set(href, new TextDecoder().decode(asset.bytes))
  }
  return texts
}

/** Only what parses is imported, so a failure here is a bug and not bad input. */
function imported<T>(result: Result<T, QtiProblem[]>, name: string): T {
  assert(result.ok, `${name} was imported and so it parses`)
  return result.value
}

/** The seed of one question in an attempt: it draws templates, the order and the names of choices. */
export function questionSeed(attemptSeed: number, itemIdentifier: string): number {
  return attemptSeed ^ hashSeed(itemIdentifier)
}
