import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { newLessonBody } from '#lib/timeback/contract/lesson-edit.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { makeLesson } from '#lib/timeback/server/authoring/lessons.ts'

export const POST = defineRoute({
  allow: staffRoles,
  status: 201,
  body: newLessonBody,
  handle: ({ actor, body }) => makeLesson(appDeps(), actor, body),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
