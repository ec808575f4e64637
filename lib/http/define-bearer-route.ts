import 'server-only'
import type { z } from 'zod'
import { noteChange } from './after-changes.ts'
import { privateHeaders, problemResponse } from './error-response.ts'
import { readBody } from './read-input.ts'
import { clientAddress } from './sender.ts'

type Input<B extends z.ZodType, P> = {
  body: z.infer<B>
  params: P
  bearer: string | null
  /** Where the request comes from. */
  address: string
}

type Route<B extends z.ZodType, P> = {
  body: B
  /** `bearer` is what follows `Bearer` in the request, `null` if nothing does. */
  handle: (input: Input<B, P>) => Promise<unknown>
}

/** Makes a route handler for a device, which no cookie names: what proves it, the handler checks. */
export function defineBearerRoute<P, B extends z.ZodType>(route: Route<B, P>) {
  return async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    const requestId = crypto.randomUUID()
    try {
      const body = await readBody(request, route.body)
      const [, bearer = null] = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
      const params = await context.params
      const answer = await route.handle({ body, params, bearer, address: clientAddress(request) })
      noteChange(request)
      return Response.json(answer, { headers: { ...privateHeaders, 'x-request-id': requestId } })
    } catch (thrown) {
      return problemResponse(thrown, requestId)
    }
  }
}
