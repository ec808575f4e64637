import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { galleryScoreBody } from '#lib/timeback/contract/played-item.ts'
import { requireGallery, scoreGallery } from '#lib/timeback/server/gallery/gallery.ts'

export const POST = defineRoute({
  body: galleryScoreBody,
  handle: ({ actor, body }) => {
    requireGallery(actor)
    return scoreGallery(body)
  },
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
