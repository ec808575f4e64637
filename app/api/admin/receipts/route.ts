import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { adminRoles } from '#lib/std/terms.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listDeletions } from '#lib/timeback/server/records/retention.ts'

export const GET = defineRoute({
  allow: adminRoles,
  handle: async () => ({ receipts: await listDeletions(appDeps()) }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
