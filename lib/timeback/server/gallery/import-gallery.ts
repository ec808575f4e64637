import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { saveGallery } from '#lib/db/content/gallery.ts'
import type { PackageFiles } from '#lib/timeback/server/content/package-files.ts'
import { readPackage } from '#lib/timeback/server/content/read-package.ts'

/** Stores the items of the gallery's package; throws if one of them is refused. Doing it again changes nothing. */
export async function importGallery(db: Database, files: PackageFiles): Promise<number> {
  const read = readPackage(files)
  if (!read.ok) throw new Error(`The package of the gallery cannot be read: ${read.error}.`)
  const { items, report } = read.value
  const refused = report.flatMap((entry) =>
    entry.status === 'refused' ? [`${entry.file}: ${entry.message}`] : [],
  )
  if (refused.length > 0)
    throw new Error(`The package of the gallery is refused in part:\n${refused.join('\n')}`)
  await saveGallery(db, items.values())
  return items.size
}
