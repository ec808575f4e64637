import { requireStudent } from '#lib/auth/require-actor.ts'
import { orNotFound } from '#lib/http/not-found.ts'
import { listGalleryKinds, requireGallery } from '#lib/timeback/server/gallery/gallery.ts'

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

/** Every kind of interaction of QTI 3: the last part of its address, and what people call it. */
const kindNames: readonly (readonly [kind: string, name: string])[] = [
  ['choice', 'Choice'],
  ['inline-choice', 'Inline choice'],
  ['text-entry', 'Text entry'],
  ['extended-text', 'Extended text'],
  ['order', 'Order'],
  ['match', 'Match, as a table'],
  ['associate', 'Associate'],
  ['gap-match', 'Gap match'],
  ['hottext', 'Hot text'],
  ['hotspot', 'Hotspot'],
  ['graphic-gap-match', 'Graphic gap match'],
  ['graphic-order', 'Graphic order'],
  ['graphic-associate', 'Graphic associate'],
  ['select-point', 'Select point'],
  ['position-object', 'Position object'],
  ['slider', 'Slider'],
  ['drawing', 'Drawing'],
  ['upload', 'Upload'],
  ['media', 'Media'],
  ['end-attempt', 'End attempt'],
  ['portable-custom', 'Portable custom interaction'],
]
