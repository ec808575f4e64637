import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { courseProgressQuery } from '#lib/timeback/contract/activity.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { progress } from '#lib/timeback/server/courses/courses.ts'

export const GET = defineRoute({
  query: courseProgressQuery,
  handle: ({ actor, query }) => progress(appDeps(), { course: query, student: actor.timebackId }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
