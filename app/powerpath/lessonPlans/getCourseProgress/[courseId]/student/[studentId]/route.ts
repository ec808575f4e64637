import { defineWireRoute } from '#lib/http/define-wire-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { courseProgressQuery } from '#lib/timeback/contract/powerpath-assessment.ts'
import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { getCourseProgress } from '#lib/timeback/server/wire/course-plans.ts'

export const GET = defineWireRoute<{ courseId: string; studentId: string }, typeof courseProgressQuery>({
  scope: wireScopes.powerpathRead,
  query: courseProgressQuery,
  handle: ({ params: { courseId: course, studentId: student }, query }) =>
    getCourseProgress(appDeps(), { course, student, ...query }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
