import { defineWireRoute } from '#lib/http/define-wire-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { studentSubjectQuery } from '#lib/timeback/contract/powerpath-assessment.ts'
import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { getCurrentLevel } from '#lib/timeback/server/wire/placement.ts'

export const GET = defineWireRoute({
  scope: wireScopes.powerpathRead,
  query: studentSubjectQuery,
  handle: ({ query }) => getCurrentLevel(appDeps(), query),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
