import { defineWireRoute } from '#lib/http/define-wire-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { studentLessonInput } from '#lib/timeback/contract/powerpath-assessment.ts'
import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { getNextQuestion } from '#lib/timeback/server/wire/questions.ts'

export const GET = defineWireRoute({
  scope: wireScopes.powerpathRead,
  query: studentLessonInput,
  handle: ({ query }) => getNextQuestion(appDeps(), query),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
