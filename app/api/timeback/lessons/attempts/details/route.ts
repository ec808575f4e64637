import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { attemptDetailsQuery } from '#lib/timeback/contract/requests.ts'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { attemptDetails } from '#lib/timeback/server/lessons/attempt-details.ts'

const getAttemptDetails = lessonVerb('attemptDetails', attemptDetails)

export const GET = defineRoute({
  query: attemptDetailsQuery,
  handle: ({ actor, query: { lessonId, attempt } }) =>
    getAttemptDetails({ lesson: lessonId, student: actor.timebackId, attempt }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
