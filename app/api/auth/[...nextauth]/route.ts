import { refusedPage } from '#app/_shell/plain-page.ts'
import { defineAuthRoute } from '#lib/http/define-auth-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { limitsOf } from '#lib/timeback/server/limits/limits.ts'
import { allowsChildSignIn, signInChild } from '#lib/timeback/server/school/child-sign-in.ts'

const handle = defineAuthRoute({
  limit: (address) => limitsOf(appDeps()).signIn(address),
  child: {
    isOn: () => allowsChildSignIn(appDeps()),
    find: (given, address) => signInChild(appDeps(), given, address),
  },
  page: refusedPage,
})

export { handle as GET, handle as POST }

export const { DELETE, OPTIONS, PATCH, PUT } = otherMethods({ GET: handle, POST: handle })
