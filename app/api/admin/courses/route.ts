import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { adminRoles } from '#lib/std/terms.ts'
import { newCourseBody } from '#lib/timeback/contract/courses-admin.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { makeCourse } from '#lib/timeback/server/courses/school-courses.ts'

export const POST = defineRoute({
  allow: adminRoles,
  status: 201,
  body: newCourseBody,
  handle: ({ actor, body }) => makeCourse(appDeps(), actor, body),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
