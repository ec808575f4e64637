import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { attemptsQuery } from '#lib/timeback/contract/requests.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const GET = defineRoute({
  query: attemptsQuery,
  handle: ({ actor, query }) =>
    getTimeback().lessons.attempts({ lesson: query.lessonId, student: actor.timebackId }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
