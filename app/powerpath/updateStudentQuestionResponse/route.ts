import { defineWireRoute } from '#lib/http/define-wire-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { updateResponseBody } from '#lib/timeback/contract/powerpath-assessment.ts'
import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { updateStudentQuestionResponse } from '#lib/timeback/server/wire/update-student-question-response.ts'

export const PUT = defineWireRoute({
  scope: wireScopes.powerpathWrite,
  body: updateResponseBody,
  handle: ({ body, headers }) =>
    updateStudentQuestionResponse(appDeps(), {
      ...body,
      idempotencyKey: headers.get('idempotency-key'),
    }),
})

export const { DELETE, GET, OPTIONS, PATCH, POST } = otherMethods({ PUT })
