import 'server-only'
import type { z } from 'zod'
import { type Actor, getActor, getSessionUserId } from '#lib/auth/get-actor.ts'
import { env } from '#lib/env.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { noteChange } from './after-changes.ts'
import { checkExpectedStudent } from './check-expected-student.ts'
import { checkOrigin } from './check-origin.ts'
import { privateHeaders, problemResponse } from './problem-response.ts'
import { readBody, readForm, readQuery } from './read-input.ts'

type Input<Q extends z.ZodType, B extends z.ZodType, P> = {
  actor: Actor
  query: z.infer<Q>
  body: z.infer<B>
  params: P
}

type Route<Q extends z.ZodType, B extends z.ZodType, P> = {
  query?: Q
  body?: B
  /** The body comes as a multipart form and not as JSON. */
  form?: true
  /** The answer to a valid cookie of someone who is no longer known, where that is not `UNAUTHORIZED`. */
  unknownPerson?: 'PROFILE_NOT_FOUND'
  /** Who may call at all; whose data it is, the handler decides. */
  allow?: readonly Actor['role'][]
  /** Of a success; 200 unless said. */
  status?: 201 | 204
  /** Throws `RATE_LIMITED` if this person asks too often; a request without the right shape is not counted. */
  limit?: (input: Input<Q, B, P>) => Promise<void>
  /** Returns the answer's JSON value, or a whole `Response`. */
  handle: (input: Input<Q, B, P>) => Promise<unknown>
}

type Handler<P> = (request: Request, context: { params: Promise<P> }) => Promise<Response>

/**
 * Makes a route handler of a declaration: origin → signed in, as whom the page believes → role → shape →
 * limit → handle, and every error a problem document with the request's id.
 */
export function defineRoute<
  P = Record<never, string>,
  Q extends z.ZodType = z.ZodType<undefined>,
  B extends z.ZodType = z.ZodType<undefined>,
>(route: Route<Q, B, P>): Handler<P> {
  return async (request, context) => {
    const requestId = crypto.randomUUID()
    try {
      checkOrigin(request, env().NEXTAUTH_URL)
      const actor = await getActor()
      if (!actor) throw await notSignedIn(route.unknownPerson)
      checkExpectedStudent(request, actor)
      if (route.allow && !route.allow.includes(actor.role))
        throw new DomainError('FORBIDDEN', `This is not for the role ${actor.role}.`)
      const query = route.query && readQuery(request, route.query)
      const read = route.form ? readForm : readBody
      const body = route.body && (await read(request, route.body))
      const params = await context.params
      const input = { actor, query, body, params } as Input<Q, B, P>
      await route.limit?.(input)
      noteChange(request)
      const answer = await route.handle(input)
      const response = answer instanceof Response ? answer : toResponse(answer, route.status)
      response.headers.set('x-request-id', requestId)
      return response
    } catch (thrown) {
      return problemResponse(thrown, requestId)
    }
  }
}

function toResponse(answer: unknown, status: 201 | 204 | undefined): Response {
  if (status === 204) return new Response(null, { status, headers: privateHeaders })
  return Response.json(answer, { status: status ?? 200, headers: privateHeaders })
}

async function notSignedIn(unknownPerson: 'PROFILE_NOT_FOUND' | undefined): Promise<DomainError> {
  if (unknownPerson !== undefined && (await getSessionUserId()) !== null)
    return new DomainError(unknownPerson, 'Whoever signed in is no longer known here.')
  return new DomainError('UNAUTHORIZED', 'Please sign in.')
}
