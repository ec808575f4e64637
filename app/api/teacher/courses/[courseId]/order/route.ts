import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { orderBody } from '#lib/timeback/contract/lesson-edit.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { orderCourse } from '#lib/timeback/server/authoring/lessons.ts'

export const PUT = defineRoute<{ courseId: string }, never, typeof orderBody>({
  allow: staffRoles,
  body: orderBody,
  handle: ({ actor, params, body }) => orderCourse(appDeps(), actor, { ...body, ...params }),
})

export const { DELETE, GET, OPTIONS, PATCH, POST } = otherMethods({ PUT })
