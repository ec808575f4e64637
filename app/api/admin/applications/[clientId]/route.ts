import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { endApplication } from '#lib/timeback/server/applications/manage-applications.ts'

export const DELETE = defineRoute<{ clientId: string }>({
  allow: ['admin'],
  status: 204,
  handle: ({ params }) => endApplication(appDeps(), params),
})

export const { GET, OPTIONS, PATCH, POST, PUT } = otherMethods({ DELETE })
