import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { changeQuestionBody } from '#lib/timeback/contract/question-draft.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { changeQuestion } from '#lib/timeback/server/authoring/questions.ts'

export const POST = defineRoute<{ itemId: string }, never, typeof changeQuestionBody>({
  allow: staffRoles,
  status: 201,
  body: changeQuestionBody,
  handle: ({ actor, params, body }) => changeQuestion(appDeps(), actor, { ...body, ...params }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
