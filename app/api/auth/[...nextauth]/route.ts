import { refusedPage } from '#app/_shell/plain-page.ts'
import { defineAuthRoute } from '#lib/http/define-auth-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { limitsOf } from '#lib/timeback/server/limits/limits.ts'

const handle = defineAuthRoute({
  limit: (address) => limitsOf(appDeps()).signIn(address),
  page: refusedPage,
})

export { handle as GET, handle as POST }

export const { DELETE, OPTIONS, PATCH, PUT } = otherMethods({ GET: handle, POST: handle })
