import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { type ItemInput, saveItem } from './save-package.ts'

/** The items of the gallery are called so, and no lesson holds them. */
const prefix = 'gallery-'

/** Stores the gallery's items, all or none; a version that is stored already stays as it is. */
export async function saveGallery(db: Database, items: Iterable<ItemInput>): Promise<void> {
  await db.$transaction(
    async (tx) => {
      for (const item of items) await saveItem(tx, item)
    },
    { timeout: 60_000, maxWait: 10_000 },
  )
}

/** The newest version of each item of the gallery. `kind` is its identifier without the prefix. */
export async function listGallery(db: Database): Promise<{ id: string; kind: string; title: string }[]> {
  const rows = await db.item.findMany({
    where: { identifier: { startsWith: prefix }, lessonItems: { none: {} } },
    select: { id: true, identifier: true, title: true },
    distinct: ['identifier'],
    orderBy: [{ identifier: 'asc' }, { createdAt: 'desc' }],
  })
  return rows.map(({ id, identifier, title }) => ({ id, title, kind: identifier.slice(prefix.length) }))
}
