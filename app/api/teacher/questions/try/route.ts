import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { tryQuestionBody } from '#lib/timeback/contract/question-draft.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { tryQuestion } from '#lib/timeback/server/authoring/questions.ts'

export const POST = defineRoute({
  allow: staffRoles,
  body: tryQuestionBody,
  handle: ({ actor, body }) => tryQuestion(appDeps(), actor, body),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
