import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { updateVrPackageBody } from '#lib/timeback/contract/vr.ts'
import { packageRequests } from '#lib/timeback/server/vr-requests.ts'

type Named = { id: string }

export const GET = defineRoute<Named>({ handle: packageRequests.get })

export const PATCH = defineRoute<Named, never, typeof updateVrPackageBody>({
  allow: staffRoles,
  body: updateVrPackageBody,
  handle: packageRequests.update,
})

export const DELETE = defineRoute<Named>({ allow: staffRoles, status: 204, handle: packageRequests.delete })

export const { OPTIONS, POST, PUT } = otherMethods({ GET, PATCH, DELETE })
