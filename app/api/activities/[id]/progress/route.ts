import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { activityProgress } from '#lib/timeback/server/vr/sessions.ts'

export const GET = defineRoute<{ id: string }>({
  handle: async ({ actor, params: { id } }) => ({
    activity_progress: await activityProgress(appDeps(), { viewer: actor, activity: id }),
  }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
