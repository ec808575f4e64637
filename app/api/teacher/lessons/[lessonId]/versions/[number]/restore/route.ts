import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { restoreVersion } from '#lib/timeback/server/authoring/lessons.ts'

export const POST = defineRoute<{ lessonId: string; number: string }>({
  allow: staffRoles,
  handle: ({ actor, params }) => restoreVersion(appDeps(), actor, params),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
