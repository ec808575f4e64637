import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { auditQuery } from '#lib/timeback/contract/records.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { readAudit } from '#lib/timeback/server/records/read-audit.ts'

export const GET = defineRoute({
  allow: staffRoles,
  query: auditQuery,
  handle: ({ actor, query }) => readAudit(appDeps(), actor, query),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
