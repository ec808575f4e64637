import { defineWireRoute } from '#lib/http/define-wire-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { studentLessonInput } from '#lib/timeback/contract/powerpath-assessment.ts'
import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { getAttempts } from '#lib/timeback/server/wire/attempts.ts'

export const GET = defineWireRoute({
  scope: wireScopes.powerpathRead,
  query: studentLessonInput,
  handle: ({ query }) => getAttempts(appDeps(), query),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
