import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { questionsQuery } from '#lib/timeback/contract/content.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listQuestions } from '#lib/timeback/server/authoring/questions.ts'

export const GET = defineRoute({
  allow: staffRoles,
  query: questionsQuery,
  handle: ({ actor, query }) => listQuestions(appDeps(), actor, query),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
