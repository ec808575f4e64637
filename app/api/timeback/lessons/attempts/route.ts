import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { attemptsQuery } from '#lib/timeback/contract/requests.ts'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { attempts } from '#lib/timeback/server/lessons/attempts.ts'

const listAttempts = lessonVerb('attempts', attempts)

export const GET = defineRoute({
  query: attemptsQuery,
  handle: ({ actor, query }) => listAttempts({ lesson: query.lessonId, student: actor.timebackId }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
