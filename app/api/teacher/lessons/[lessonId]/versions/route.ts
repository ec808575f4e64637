import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { getVersions } from '#lib/timeback/server/authoring/lessons.ts'

export const GET = defineRoute<{ lessonId: string }>({
  allow: staffRoles,
  handle: ({ actor, params }) => getVersions(appDeps(), actor, params),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
