import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { listLessonsQuery } from '#lib/timeback/contract/requests.ts'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { list } from '#lib/timeback/server/lessons/list.ts'

const listLessons = lessonVerb('list', list)

export const GET = defineRoute({
  query: listLessonsQuery,
  handle: ({ query, actor }) => listLessons({ course: query, student: actor.timebackId }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
