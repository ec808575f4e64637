import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const GET = defineRoute<{ id: string }>({
  handle: async ({ actor, params: { id } }) => ({
    activity_progress: await getTimeback().vr.activityProgress({ viewer: actor, activity: id }),
  }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
