import { requireStudent } from '#lib/auth/require-actor.ts'
import { orNotFound } from '#lib/http/or-not-found.ts'
import { listGalleryKinds } from '#lib/timeback/server/gallery/gallery-items.ts'
import { requireGallery } from '#lib/timeback/server/gallery/require-gallery.ts'
import { kindNames } from './kind-names.ts'

export type GalleryEntry = { kind: string; name: string; title: string }

/** All of the gallery in the order in which it is shown; to who may not see it, the page does not exist. */
export async function readGallery(): Promise<GalleryEntry[]> {
  const actor = await requireStudent()
  const items = await orNotFound(
    (async () => {
      requireGallery(actor)
      return await listGalleryKinds()
    })(),
  )
  const titles = new Map(items.map(({ kind, title }) => [kind, title]))
  return kindNames.flatMap(([kind, name]) => {
    const title = titles.get(kind)
    return title === undefined ? [] : [{ kind, name, title }]
  })
}
