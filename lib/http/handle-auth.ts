import 'server-only'
import NextAuth from 'next-auth'
import { authOptions } from '#lib/auth/options.ts'
import { env } from '#lib/env.ts'
import { checkOrigin } from './check-origin.ts'
import { problemResponse } from './problem-response.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

/** next-auth's routes, with the same refusal of other sites as every change. */
export async function handleAuth(request: Request, context: Context): Promise<Response> {
  try {
    checkOrigin(request, new URL(env().NEXTAUTH_URL).origin)
    return await NextAuth(authOptions())(request, context)
  } catch (thrown) {
    return problemResponse(thrown, crypto.randomUUID())
  }
}
