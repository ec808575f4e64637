import { defineWireRoute } from '#lib/http/define-wire-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { getLessonPlanStructure } from '#lib/timeback/server/wire/course-plans.ts'

export const GET = defineWireRoute<{ id: string }>({
  scope: wireScopes.powerpathRead,
  handle: ({ params: { id } }) => getLessonPlanStructure(appDeps(), { plan: id }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
