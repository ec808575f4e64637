import { defineWireRoute } from '#lib/http/define-wire-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { studentLessonInput } from '#lib/timeback/contract/powerpath-assessment.ts'
import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { resetAttempt } from '#lib/timeback/server/wire/attempts.ts'

export const POST = defineWireRoute({
  scope: wireScopes.powerpathWrite,
  body: studentLessonInput,
  handle: ({ body }) => resetAttempt(appDeps(), body),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
