import 'server-only'
import NextAuth from 'next-auth'
import { authOptions, type ChildOf } from '#lib/auth/options.ts'
import { requestOrigin } from '#lib/auth/request-origin.ts'
import { env } from '#lib/env.ts'
import { invalidField } from '#lib/timeback/contract/domain-error.ts'
import { privateHeaders } from './error-response.ts'
import { readText } from './read-input.ts'
import { clientAddress } from './sender.ts'

type Reply = { status: number; headers: Headers; body: string }

/**
 * Lets next-auth answer, at the origin that the request came to: its handler for route files believes any
 * forwarded host, so it is called by its other one, which is given the headers. Throws what our own part of the
 * sign-in threw.
 */
export async function runNextAuth(
  request: Request,
  path: string[],
  childOf: ChildOf | null,
): Promise<Response> {
  const origin = requestOrigin(request.headers, env())
  if (origin === null) throw invalidField('Host', 'is not the name of a server')
  const failures: unknown[] = []
  const reply: Reply = { status: 200, headers: new Headers(), body: '' }
  await NextAuth(authOptions((thrown) => failures.push(thrown), clientAddress(request), childOf))(
    await toNodeRequest(request, path, new URL(origin)),
    toNodeResponse(reply),
  )
  if (failures.length > 0) throw failures[0]
  for (const [name, value] of Object.entries(privateHeaders)) reply.headers.set(name, value)
  return new Response(reply.body, { status: reply.status, headers: reply.headers })
}

async function toNodeRequest(request: Request, nextauth: string[], { protocol, host, origin }: URL) {
  const { headers } = request
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const fields = request.method === 'POST' ? await readFields(request) : undefined
  return {
    method: request.method === 'HEAD' ? 'GET' : request.method,
    query: { ...withOwnGoal(query, origin), nextauth },
    cookies: withOwnGoal(readCookies(headers.get('cookie') ?? ''), origin),
    headers: {
      ...Object.fromEntries(headers),
      ...{ 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) },
    },
    body: fields && withOwnGoal(fields, origin),
  }
}

/** Writes out where to go afterwards, and leaves out what is no place of this site: next-auth fails on some. */
function withOwnGoal(values: Record<string, string>, origin: string): Record<string, string> {
  const entries = Object.entries(values).flatMap(([name, value]) => {
    if (!/callback-?url$/i.test(name)) return [[name, value]]
    const goal = URL.canParse(value, origin) ? new URL(value, origin) : null
    return goal?.origin === origin ? [[name, goal.href]] : []
  })
  return Object.fromEntries(entries)
}

/** The first of a name counts, as it does where pages read cookies. */
function readCookies(header: string): Record<string, string> {
  const pairs = header.split(';').map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return [name.trim(), decode(value.join('=').trim())]
  })
  return Object.fromEntries(pairs.reverse())
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** The text fields of a form or of a JSON object. */
async function readFields(request: Request): Promise<Record<string, string>> {
  const text = await readText(request)
  if (!request.headers.get('content-type')?.includes('json'))
    return Object.fromEntries(new URLSearchParams(text))
  const fields = Object.entries(parseObject(text)).map(([name, value]) => [name, toText(value)])
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}

const toText = (value: unknown) =>
  typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined

function parseObject(text: string): object {
  const value = text === '' ? {} : parseJson(text)
  if (typeof value === 'object' && value !== null) return value
  throw invalidField('', 'the body is not a JSON object')
}

/** What is no JSON is nothing, and no object either. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What next-auth needs of a response of Node. */
function toNodeResponse(reply: Reply) {
  const response = {
    status(status: number) {
      reply.status = status
      return response
    },
    /** It asks for the cookies alone, and adds one to them. */
    getHeader: () => reply.headers.getSetCookie(),
    setHeader(name: string, value: string | string[]) {
      reply.headers.delete(name)
      for (const one of [value].flat()) reply.headers.append(name, one)
      return response
    },
    json(value: unknown) {
      reply.headers.set('content-type', 'application/json')
      reply.body = JSON.stringify(value)
    },
    send: (value: unknown) => (typeof value === 'string' ? response.end(value) : response.json(value)),
    end(value = '') {
      reply.body = value
    },
  }
  return response
}
