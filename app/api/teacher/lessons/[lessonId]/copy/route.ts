import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { copyLessonBody } from '#lib/timeback/contract/lesson-edit.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { copyLesson } from '#lib/timeback/server/authoring/lessons.ts'

export const POST = defineRoute<{ lessonId: string }, never, typeof copyLessonBody>({
  allow: staffRoles,
  status: 201,
  body: copyLessonBody,
  handle: ({ actor, params, body }) => copyLesson(appDeps(), actor, { ...body, ...params }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
