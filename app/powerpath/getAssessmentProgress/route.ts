import { defineWireRoute } from '#lib/http/define-wire-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { assessmentProgressQuery } from '#lib/timeback/contract/powerpath-assessment.ts'
import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { getAssessmentProgress } from '#lib/timeback/server/wire/get-assessment-progress.ts'

export const GET = defineWireRoute({
  scope: wireScopes.powerpathRead,
  query: assessmentProgressQuery,
  handle: ({ query }) => getAssessmentProgress(appDeps(), query),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
