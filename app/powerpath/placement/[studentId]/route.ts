import { defineWireRoute } from '#lib/http/define-wire-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { getPlacement } from '#lib/timeback/server/wire/placement.ts'

export const GET = defineWireRoute<{ studentId: string }>({
  scope: wireScopes.powerpathRead,
  handle: ({ params: { studentId } }) => getPlacement(appDeps(), { student: studentId }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
