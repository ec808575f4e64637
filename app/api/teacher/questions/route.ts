import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { questionsQuery } from '#lib/timeback/contract/content.ts'
import { newQuestionBody } from '#lib/timeback/contract/question-draft.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listQuestions, writeQuestion } from '#lib/timeback/server/authoring/questions.ts'

const allow = staffRoles
export const GET = defineRoute({
  ...{ allow, query: questionsQuery },
  handle: ({ actor, query }) => listQuestions(appDeps(), actor, query),
})
export const POST = defineRoute({
  ...{ allow, status: 201, body: newQuestionBody },
  handle: ({ actor, body }) => writeQuestion(appDeps(), actor, body),
})
export const { DELETE, OPTIONS, PATCH, PUT } = otherMethods({ GET, POST })
