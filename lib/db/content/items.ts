import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { prepare, query } from '#lib/db/statement.ts'

/** One immutable version of an item with what it refers to. */
export type ItemRow = {
  id: string
  identifier: string
  xml: string
  stimuli: { reference: string; xml: string }[]
  /** Addresses as the XML writes them, and the content they stand for. */
  assets: { href: string; sha256: string }[]
}

const readItems = prepare<string[]>(
  'read-items',
  ($) => `SELECT i.id, i.identifier, i.xml,
      coalesce((SELECT json_agg(json_build_object('reference', s.reference, 'xml', t.xml) ORDER BY s.reference)
        FROM item_stimulus s JOIN stimulus t ON t.id = s.stimulus_id WHERE s.item_id = i.id), '[]') AS stimuli,
      coalesce((SELECT json_agg(json_build_object('href', a.href, 'sha256', a.sha256) ORDER BY a.href)
        FROM item_asset a WHERE a.item_id = i.id), '[]') AS assets
    FROM item i WHERE i.id = ANY (${$((ids) => ids, 'uuid[]')})`,
)

export async function listItems(db: Database, ids: string[]): Promise<ItemRow[]> {
  return ids.length === 0 ? [] : query(db, readItems, ids)
}

export async function findAsset(
  db: Database,
  sha256: string,
): Promise<{ mediaType: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  return db.asset.findUnique({ where: { sha256 }, select: { mediaType: true, bytes: true } })
}

/** Keeps a media file under its content's hash; one that is there already stays as it is. */
export async function saveAsset(
  db: Database,
  { bytes, ...asset }: { sha256: string; mediaType: string; bytes: Uint8Array },
): Promise<void> {
  const { sha256 } = asset
  await db.asset.upsert({
    where: { sha256 },
    create: { ...asset, bytes: new Uint8Array(bytes) },
    update: {},
  })
}
