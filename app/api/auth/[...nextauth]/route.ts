import { refusedPage } from '#app/_shell/plain-page.ts'
import { defineAuthRoute } from '#lib/http/define-auth-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

const handle = defineAuthRoute({
  limit: (address) => getTimeback().limits.signIn(address),
  page: refusedPage,
})

export { handle as GET, handle as POST }

export const { DELETE, OPTIONS, PATCH, PUT } = otherMethods({ GET: handle, POST: handle })
