import 'server-only'
import type { PrismaClient } from '#prisma/generated/client.ts'

/** One immutable version of an item with what it refers to. */
export type ItemRow = {
  id: string
  identifier: string
  xml: string
  stimuli: { reference: string; xml: string }[]
  /** Addresses as the XML writes them, and the content they stand for. */
  assets: { href: string; sha256: string }[]
}

export async function listItems(db: PrismaClient, ids: string[]): Promise<ItemRow[]> {
  if (ids.length === 0) return []
  const rows = await db.item.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      identifier: true,
      xml: true,
      stimuli: {
        select: { reference: true, stimulus: { select: { xml: true } } },
        orderBy: { reference: 'asc' },
      },
      assets: { select: { href: true, sha256: true } },
    },
  })
  return rows.map(({ stimuli, ...row }) => ({
    ...row,
    stimuli: stimuli.map(({ reference, stimulus }) => ({ reference, xml: stimulus.xml })),
  }))
}

export async function findAsset(
  db: PrismaClient,
  sha256: string,
): Promise<{ mediaType: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  return db.asset.findUnique({ where: { sha256 }, select: { mediaType: true, bytes: true } })
}
