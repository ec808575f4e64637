import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { previewBody } from '#lib/timeback/contract/question-draft.ts'
import { previewQuestion } from '#lib/timeback/server/authoring/questions.ts'

export const POST = defineRoute({
  allow: staffRoles,
  body: previewBody,
  handle: async ({ body: { draft } }) => previewQuestion(draft),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
