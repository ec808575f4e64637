import 'server-only'
import { getActor } from '#lib/auth/get-actor.ts'
import { oidcProviders } from '#lib/auth/oidc-providers.ts'
import type { ChildOf } from '#lib/auth/options.ts'
import { env } from '#lib/env.ts'
import { DomainError, type Problem } from '#lib/timeback/contract/domain-error.ts'
import { privateHeaders, problemResponse } from './error-response.ts'
import { freshPageHeaders } from './page-headers.ts'
import { runNextAuth } from './run-next-auth.ts'
import { checkOrigin, clientAddress } from './sender.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

type AuthRoute = {
  /** Asked before every try to sign in, with any provider; may throw `RATE_LIMITED`. */
  limit: (address: string) => Promise<void>
  /** Children's sign-in by a key, where the school has it. */
  child: { isOn: () => Promise<boolean>; find: ChildOf }
  /** What a browser that comes by itself sees of a refusal. */
  page: RefusedPage
}

/**
 * Makes next-auth's routes, with the same refusal of other sites as every change. A program reads a refusal as a
 * problem document, a person as a page.
 */
export function defineAuthRoute({ limit, child, page }: AuthRoute) {
  return async (request: Request, context: Context): Promise<Response> => {
    const path = (await context.params).nextauth
    try {
      const childOf = path[1] === 'child' && (await child.isOn()) ? child.find : null
      checkMethod(request, path, childOf !== null)
      checkOrigin(request, env().NEXTAUTH_URL)
      if (path[0] === 'callback') await limit(clientAddress(request))
      // next-auth would lengthen a session that has ended.
      if (path[0] === 'session' && !(await getActor())) return Response.json({}, { headers: privateHeaders })
      return await runNextAuth(request, path, childOf)
    } catch (thrown) {
      const refusal = problemResponse(thrown, crypto.randomUUID())
      if (refusal.status === 405)
        refusal.headers.set('allow', [...methodsOf(path, path[1] === 'child'), 'OPTIONS'].join(', '))
      return wantsPage(request) ? pageResponse(refusal, page) : refusal
    }
  }
}

function checkMethod({ method }: Request, path: string[], isChild: boolean): void {
  const methods = methodsOf(path, isChild)
  if (methods.length === 0) throw new DomainError('ROUTE_NOT_FOUND', 'There is no such address.')
  if (!methods.includes(method))
    throw new DomainError('METHOD_NOT_ALLOWED', `${method} is not for this address.`)
}

const reading = ['GET', 'HEAD']

/** What can be asked of next-auth's addresses here; nothing of the others that it has. */
function methodsOf([action, provider, ...rest]: string[], isChild = false): string[] {
  if (rest.length > 0) return []
  if (provider === undefined) {
    if (action === 'signout') return [...reading, 'POST']
    return ['csrf', 'error', 'providers', 'session', 'signin'].includes(action ?? '') ? reading : []
  }
  const { DEMO, ...settings } = env()
  const isOidc = oidcProviders(settings).some(({ id }) => id === provider)
  if (isChild) return action === 'callback' ? ['POST'] : []
  if (!isOidc && !(provider === 'demo' && DEMO)) return []
  if (action === 'signin') return [...reading, 'POST']
  return action === 'callback' ? [isOidc ? reading : ['POST']].flat() : []
}

/** A refusal as a whole page; `retryAfterSeconds` is `null` where waiting does not help. */
export type RefusedPage = (
  refusal: { code: Problem['code']; retryAfterSeconds: number | null },
  nonce: string,
) => string

/** True where a browser opens an address by itself, so that a person will read the answer. */
export function wantsPage(request: Request): boolean {
  return request.headers.get('accept')?.includes('text/html') ?? false
}

/** The same refusal, for a person to read: its status and headers stay. */
export async function pageResponse(refusal: Response, page: RefusedPage): Promise<Response> {
  const { code }: Problem = await refusal.json()
  const fresh = freshPageHeaders()
  const retryAfterSeconds = Number(refusal.headers.get('retry-after')) || null
  const answer = new Response(page({ code, retryAfterSeconds }, fresh.nonce), refusal)
  answer.headers.set('content-type', 'text/html; charset=utf-8')
  for (const [name, value] of Object.entries(fresh.headers)) answer.headers.set(name, value)
  return answer
}
