import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { changeLessonBody } from '#lib/timeback/contract/lesson-edit.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { editLesson, withdrawLesson } from '#lib/timeback/server/authoring/lessons.ts'

export const PATCH = defineRoute<{ lessonId: string }, never, typeof changeLessonBody>({
  allow: staffRoles,
  body: changeLessonBody,
  handle: ({ actor, params, body }) => editLesson(appDeps(), actor, { ...body, ...params }),
})

export const DELETE = defineRoute<{ lessonId: string }>({
  allow: staffRoles,
  status: 204,
  handle: ({ actor, params }) => withdrawLesson(appDeps(), actor, params),
})

export const { GET, OPTIONS, POST, PUT } = otherMethods({ PATCH, DELETE })
