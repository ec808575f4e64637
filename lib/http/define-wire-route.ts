import 'server-only'
import type { z } from 'zod'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { WireScope } from '#lib/timeback/contract/wire-scopes.ts'
import { identifyApplication } from '#lib/timeback/server/applications/applications.ts'
import { mayDo } from '#lib/timeback/server/applications/wire-token.ts'
import { noteChange } from './after-changes.ts'
import { privateHeaders, wireErrorResponse } from './error-response.ts'
import { readBody, readQuery } from './read-input.ts'

type Input<Q extends z.ZodType, B extends z.ZodType, P> = {
  query: z.infer<Q>
  body: z.infer<B>
  params: P
  headers: Headers
  /** Of the request's address, as it was written. */
  path: string
  clientId: string
}

type WireRoute<Q extends z.ZodType, B extends z.ZodType, P> = {
  /** What an application must be allowed to do. */
  scope: WireScope
  query?: Q
  body?: B
  /** How a wrong shape is told, where that is not in the form of 1EdTech. */
  refuse?: (error: DomainError) => Response
  /** Returns the answer's JSON value, or a whole `Response`. */
  handle: (input: Input<Q, B, P>) => Promise<unknown>
}

/**
 * Makes a route handler of the PowerPath-compatible wire: an application's bearer token → scope → shape →
 * handle, and every error in the form of 1EdTech. A session cookie is nothing here, so where a request
 * comes from need not be asked.
 */
export function defineWireRoute<
  P = Record<never, string>,
  Q extends z.ZodType = z.ZodType<undefined>,
  B extends z.ZodType = z.ZodType<undefined>,
>(route: WireRoute<Q, B, P>): (request: Request, context: { params: Promise<P> }) => Promise<Response> {
  return async (request, context) => {
    const requestId = crypto.randomUUID()
    try {
      const application = await identifyApplication(request.headers.get('authorization'))
      if (!application)
        throw new DomainError('UNAUTHORIZED', 'This needs the access token of an application.')
      if (!mayDo(application, route.scope))
        throw new DomainError('FORBIDDEN', `The access token is not for ${route.scope}.`)
      const { clientId } = application
      const query = route.query && readQuery(request, route.query)
      const body = route.body && (await readBody(request, route.body))
      const { headers } = request
      const path = new URL(request.url).pathname
      const params = await context.params
      noteChange(request)
      const answer = await route.handle({ query, body, params, headers, path, clientId } as Input<Q, B, P>)
      const response =
        answer instanceof Response ? answer : Response.json(answer, { headers: privateHeaders })
      response.headers.set('x-request-id', requestId)
      return response
    } catch (thrown) {
      const invalid = thrown instanceof DomainError && (thrown.status === 400 || thrown.status === 413)
      if (route.refuse && invalid) return route.refuse(thrown)
      return wireErrorResponse(thrown, requestId)
    }
  }
}
