import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { renewSecret } from '#lib/timeback/server/applications/manage-applications.ts'

export const POST = defineRoute<{ clientId: string }>({
  allow: ['admin'],
  status: 201,
  handle: ({ params }) => renewSecret(appDeps(), params),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
