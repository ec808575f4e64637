import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { unassignPackage } from '#lib/timeback/server/vr/packages.ts'

export const DELETE = defineRoute<{ id: string; classId: string }>({
  allow: staffRoles,
  status: 204,
  handle: ({ actor, params: { id, classId } }) =>
    unassignPackage(appDeps(), { viewer: actor, packageId: id, classId }),
})

export const { GET, OPTIONS, PATCH, POST, PUT } = otherMethods({ DELETE })
