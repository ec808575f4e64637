import { defineRoute } from '#lib/http/define-route.ts'
import { fileResponse } from '#lib/http/file-response.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { exportLesson } from '#lib/timeback/server/content/export-lesson.ts'

export const GET = defineRoute<{ lessonId: string }>({
  allow: staffRoles,
  handle: async ({ actor, params: { lessonId } }) => {
    const bytes = await exportLesson(appDeps(), { lesson: lessonId, by: actor })
    return fileResponse(bytes, { name: `${lessonId}.zip`, mediaType: 'application/zip' })
  },
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
