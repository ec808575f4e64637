import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { answerNeed } from '#lib/teacher/answer-need.ts'
import { answerNeedBody } from '#lib/timeback/contract/needs.ts'

export const POST = defineRoute<{ classId: string }, never, typeof answerNeedBody>({
  allow: staffRoles,
  body: answerNeedBody,
  status: 204,
  handle: ({ actor, params, body }) => answerNeed(actor, params.classId, body),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
