import { defineWireRoute } from '#lib/http/define-wire-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { courseProgressQuery } from '#lib/timeback/contract/powerpath-requests.ts'
import { wireScopes } from '#lib/timeback/contract/powerpath-scopes.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const GET = defineWireRoute<{ courseId: string; studentId: string }, typeof courseProgressQuery>({
  scope: wireScopes.powerpathRead,
  query: courseProgressQuery,
  handle: ({ params: { courseId: course, studentId: student }, query }) =>
    getTimeback().powerpath.getCourseProgress({ course, student, ...query }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
