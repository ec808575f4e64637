import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { createVrPackageBody } from '#lib/timeback/contract/vr.ts'
import { packageRequests } from '#lib/timeback/server/vr-requests.ts'

export const GET = defineRoute({ handle: packageRequests.list })

export const POST = defineRoute({
  allow: staffRoles,
  status: 201,
  body: createVrPackageBody,
  handle: packageRequests.create,
})

export const { DELETE, OPTIONS, PATCH, PUT } = otherMethods({ GET, POST })
