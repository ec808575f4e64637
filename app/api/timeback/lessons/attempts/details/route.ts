import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { attemptDetailsQuery } from '#lib/timeback/contract/requests.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const GET = defineRoute({
  query: attemptDetailsQuery,
  handle: ({ actor, query: { lessonId, attempt } }) =>
    getTimeback().lessons.attemptDetails({ lesson: lessonId, student: actor.timebackId, attempt }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
