import 'server-only'
import { findAsset, listItems } from '#lib/db/content/items.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { loadItem } from '#lib/timeback/server/items/item-library.ts'
import { ownOrigin } from './collections/rostering.ts'

export type ItemFile = { mediaType: string; content: string | Uint8Array<ArrayBuffer> }

/**
 * An item, or a passage or a picture that it refers to: each reference is at the address at which the
 * item's own address makes it. Throws `OBJECT_NOT_FOUND`.
 */
export async function getItemFile(
  deps: Deps,
  { item: id, path }: { item: string; path: string },
): Promise<ItemFile> {
  const [row] = isUuid(id) ? await listItems(deps.db, [id]) : []
  if (!row) throw notFound()
  const base = itemUrl(deps, id)
  const isAt = (href: string) => URL.canParse(href, base) && new URL(href, base).pathname === path
  if (new URL(base).pathname === path) return { mediaType: 'application/xml', content: row.xml }
  const { item } = await loadItem(deps.db, id)
  const reference = item.stimulusRefs.find(({ href }) => isAt(href))
  const stimulus = row.stimuli.find((passage) => passage.reference === reference?.identifier)
  if (stimulus) return { mediaType: 'application/xml', content: stimulus.xml }
  const asset = row.assets.find(({ href }) => isAt(href))
  const file = asset && (await findAsset(deps.db, asset.sha256))
  if (!file) throw notFound()
  return { mediaType: file.mediaType, content: file.bytes }
}

function notFound(): DomainError {
  return new DomainError('OBJECT_NOT_FOUND', 'There is no such file.')
}

/**
 * Deep enough that an item's references to the folders above it stay below its own address.
 */
const folder = 'package/content/items'

/** Where an item is on the wire; what it refers to is found relative to it, as a browser would. */
export function itemUrl(deps: Deps, itemId: string): string {
  return `${ownOrigin(deps)}/powerpath/items/${itemId}/${folder}/item.xml`
}
