import 'server-only'
import NextAuth from 'next-auth'
import { authOptions } from '#lib/auth/options.ts'
import { env } from '#lib/env.ts'
import { checkOrigin } from './check-origin.ts'
import { clientAddress } from './client-address.ts'
import { asSecurePage } from './page-headers.ts'
import { problemResponse } from './problem-response.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

/**
 * Makes next-auth's routes, with the same refusal of other sites as every change. `limit` is asked before
 * every try to sign in, with any provider, and may throw `RATE_LIMITED`.
 */
export function defineAuthRoute({ limit }: { limit: (address: string) => Promise<void> }) {
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      checkOrigin(request, new URL(env().NEXTAUTH_URL).origin)
      const [action] = (await context.params).nextauth
      if (action === 'callback') await limit(clientAddress(request))
      return await asSecurePage(await NextAuth(authOptions())(request, context))
    } catch (thrown) {
      return problemResponse(thrown, crypto.randomUUID())
    }
  }
}
