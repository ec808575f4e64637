import 'server-only'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { privateHeaders, problemResponse, wireErrorResponse } from './error-response.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Answer = (request: Request) => Response

/**
 * What a route exports beside its own handlers: `OPTIONS`, and for every other method a refusal in the form that
 * its callers read. Both name in `Allow` what is offered; `HEAD` is wherever `GET` is.
 * @example export const { DELETE, OPTIONS, PATCH, PUT } = otherMethods({ GET, POST })
 */
export function otherMethods(
  offered: Partial<Record<Method, unknown>>,
): Readonly<Record<Method | 'OPTIONS', Answer>> {
  const methods = Object.keys(offered).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
  const allow = [...methods, 'OPTIONS'].join(', ')
  const refuse: Answer = (request) => notAllowed(request, allow)
  const tell: Answer = () => new Response(null, { status: 204, headers: { ...privateHeaders, allow } })
  return {
    GET: refuse,
    POST: refuse,
    PUT: refuse,
    PATCH: refuse,
    DELETE: refuse,
    OPTIONS: tell,
  }
}

function notAllowed(request: Request, allow: string): Response {
  const { pathname } = new URL(request.url)
  const error = new DomainError('METHOD_NOT_ALLOWED', `${request.method} is not offered here, but ${allow}.`)
  const requestId = crypto.randomUUID()
  const answer = /^\/api(\/|$)/.test(pathname)
    ? problemResponse(error, requestId)
    : wireErrorResponse(error, requestId, request)
  answer.headers.set('allow', allow)
  return answer
}
