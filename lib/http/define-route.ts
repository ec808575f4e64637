import 'server-only'
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { type Actor, type SessionKey, type SessionUserRow, toActor } from '#lib/auth/actor.ts'
import { getActor, getSessionKey, getSessionUserId } from '#lib/auth/get-actor.ts'
import { env } from '#lib/env.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { noteChange } from './after-changes.ts'
import { privateHeaders, problemResponse } from './error-response.ts'
import { readBody, readForm, readQuery } from './read-input.ts'
import { checkExpectedStudent, checkOrigin, isExpected, notExpected } from './sender.ts'

type Shape<Q extends z.ZodType, B extends z.ZodType, P> = {
  query: z.infer<Q>
  body: z.infer<B>
  params: P
}

/** What a route reads together with the person of its session. */
type Loaded = { person: SessionUserRow | null }

type Input<Q extends z.ZodType, B extends z.ZodType, P, L> = Shape<Q, B, P> & { actor: Actor; loaded: L }

type Route<Q extends z.ZodType, B extends z.ZodType, P, L> = {
  query?: Q
  body?: B
  /** The body comes as a multipart form and not as JSON. */
  form?: true
  /** The answer to a valid cookie of someone who is no longer known, where that is not `UNAUTHORIZED`. */
  unknownPerson?: 'PROFILE_NOT_FOUND'
  /**
   * Reads the person of the session with what `handle` needs, so that who it is costs no statement of its own. What
   * changes something at that must not do so for a session that has ended.
   */
  load?: (input: Shape<Q, B, P> & { session: SessionKey }) => Promise<L>
  /** Who may call at all; whose data it is, the handler decides. */
  allow?: readonly Actor['role'][]
  /** Of a success; 200 unless said. */
  status?: 201 | 204
  /** The answer has an `ETag`; who names it in `If-None-Match` gets 304 while it holds. */
  revalidates?: true
  /** Throws `RATE_LIMITED` if this person asks too often; a request without the right shape is not counted. */
  limit?: (input: Input<Q, B, P, L>) => Promise<void>
  /** Returns the answer's JSON value, or a whole `Response`. */
  handle: (input: Input<Q, B, P, L>) => Promise<unknown>
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
  L extends Loaded | undefined = undefined,
>(route: Route<Q, B, P, L>): Handler<P> {
  const readShape = async (request: Request, params: Promise<P>) => {
    const query = route.query && readQuery(request, route.query)
    const read = route.form ? readForm : readBody
    const body = route.body && (await read(request, route.body))
    return { query, body, params: await params } as Shape<Q, B, P>
  }
  const admit = async (request: Request, actor: Actor | null): Promise<Actor> => {
    if (!actor) throw await notSignedIn(route.unknownPerson)
    checkExpectedStudent(request, actor)
    if (route.allow && !route.allow.includes(actor.role))
      throw new DomainError('FORBIDDEN', `This is not for the role ${actor.role}.`)
    return actor
  }
  const readInput = async (request: Request, params: Promise<P>): Promise<Input<Q, B, P, L>> => {
    if (!route.load) {
      const actor = await admit(request, await getActor())
      return { ...(await readShape(request, params)), actor, loaded: undefined as L }
    }
    const session = await getSessionKey(request)
    if (!session) throw await notSignedIn(route.unknownPerson)
    // What is refused of the request is told to whoever may call, and to no one else.
    const refuse = async (refusal: unknown): Promise<never> => {
      await admit(request, await getActor())
      throw refusal
    }
    const shape = await readShape(request, params).catch(refuse)
    if (!isExpected(request, session.userId)) await refuse(notExpected())
    const loaded = await route.load({ ...shape, session }).catch(refuse)
    return { ...shape, loaded, actor: await admit(request, toActor(loaded?.person ?? null)) }
  }
  return async (request, context) => {
    const requestId = crypto.randomUUID()
    try {
      checkOrigin(request, env().NEXTAUTH_URL)
      const input = await readInput(request, context.params)
      await route.limit?.(input)
      noteChange(request)
      const answer = await route.handle(input)
      const response =
        answer instanceof Response
          ? answer
          : route.revalidates
            ? toRevalidated(answer, request)
            : toResponse(answer, route.status)
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

function toRevalidated(answer: unknown, request: Request): Response {
  const json = JSON.stringify(answer)
  const etag = `"${createHash('sha256').update(json).digest('base64url')}"`
  const headers = { ...privateHeaders, etag }
  // A proxy that packs an answer makes its tag a weak one.
  const known = (request.headers.get('if-none-match') ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
  if (known.includes(etag)) return new Response(null, { status: 304, headers })
  return new Response(json, { headers: { ...headers, 'content-type': 'application/json' } })
}

async function notSignedIn(unknownPerson: 'PROFILE_NOT_FOUND' | undefined): Promise<DomainError> {
  if (unknownPerson !== undefined && (await getSessionUserId()) !== null)
    return new DomainError(unknownPerson, 'Whoever signed in is no longer known here.')
  return new DomainError('UNAUTHORIZED', 'Please sign in.')
}
