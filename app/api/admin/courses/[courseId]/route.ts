import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { adminRoles } from '#lib/std/terms.ts'
import { changeCourseBody } from '#lib/timeback/contract/courses-admin.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { reviseCourse } from '#lib/timeback/server/courses/school-courses.ts'

export const PATCH = defineRoute<{ courseId: string }, never, typeof changeCourseBody>({
  allow: adminRoles,
  body: changeCourseBody,
  handle: ({ actor, params, body }) => reviseCourse(appDeps(), actor, { ...body, ...params }),
})

export const { DELETE, GET, OPTIONS, POST, PUT } = otherMethods({ PATCH })
