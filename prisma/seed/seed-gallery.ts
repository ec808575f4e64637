import type { Database } from '#lib/db/client.ts'
import { importGallery } from '#lib/timeback/server/gallery/import-gallery.ts'
import { readFolder } from './seed-content.ts'

/** Brings the gallery's items up to date. */
export async function seedGallery(db: Database): Promise<string> {
  return `gallery: ${await importGallery(db, await readFolder('gallery'))} items`
}
