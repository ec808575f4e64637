import 'server-only'
import type { Database } from '#lib/db/client.ts'

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
