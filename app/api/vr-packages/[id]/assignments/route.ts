import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { assignVrPackageBody } from '#lib/timeback/contract/vr.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { assignPackage } from '#lib/timeback/server/vr/packages.ts'

export const POST = defineRoute<{ id: string }, never, typeof assignVrPackageBody>({
  allow: staffRoles,
  status: 201,
  body: assignVrPackageBody,
  handle: async ({ actor, params: { id }, body: { class_id: classId } }) => {
    await assignPackage(appDeps(), { viewer: actor, packageId: id, classId })
    return { assignment: { package_id: id, class_id: classId } }
  },
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
