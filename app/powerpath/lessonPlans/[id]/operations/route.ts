import { defineWireRoute } from '#lib/http/define-wire-route.ts'
import { wireScopes } from '#lib/timeback/contract/powerpath-scopes.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const GET = defineWireRoute<{ id: string }>({
  scope: wireScopes.powerpathRead,
  handle: ({ params: { id } }) => getTimeback().powerpath.getLessonPlanOperations({ plan: id }),
})
