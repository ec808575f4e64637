import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const DELETE = defineRoute<{ id: string; classId: string }>({
  allow: ['teacher', 'admin'],
  status: 204,
  handle: ({ actor, params: { id, classId } }) =>
    getTimeback().vr.unassignPackage({ viewer: actor, packageId: id, classId }),
})

export const { GET, OPTIONS, PATCH, POST, PUT } = otherMethods({ DELETE })
