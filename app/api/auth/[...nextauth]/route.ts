import { refusedPage } from '#app/_shell/refused-page.ts'
import { defineAuthRoute } from '#lib/http/define-auth-route.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

const handle = defineAuthRoute({
  limit: (address) => getTimeback().limits.signIn(address),
  page: refusedPage,
})

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT }
