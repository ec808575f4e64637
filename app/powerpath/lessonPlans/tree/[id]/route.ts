import { defineWireRoute } from '#lib/http/define-wire-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { wireScopes } from '#lib/timeback/contract/powerpath-scopes.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const GET = defineWireRoute<{ id: string }>({
  scope: wireScopes.powerpathRead,
  handle: ({ params: { id } }) => getTimeback().powerpath.getLessonPlanTree({ plan: id }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
