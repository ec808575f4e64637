import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { signInAs, signOut } from '#scripts/testing/routes/fake-session.ts'
import { defineRoute } from './define-route.ts'

/** In which order a route asks what it must know, and what each answer has. */

const { after } = vi.hoisted(() => ({ after: vi.fn() }))
vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('next/server', () => ({ after }))

const task = async () => {}
const holder = globalThis as { cairnAfterChanges?: unknown }
const ann = {
  timebackId: '0b6f3a52-7d0e-4f43-9a52-3f1a54f0c001',
  email: 'ann@school.example',
  name: 'Ann',
  role: 'student' as const,
}
const person = { id: ann.timebackId, email: ann.email, name: ann.name, role: ann.role, ended: false }

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  holder.cairnAfterChanges = task
})
afterAll(() => {
  vi.unstubAllEnvs()
  delete holder.cairnAfterChanges
})
beforeEach(() => {
  after.mockReset()
  signInAs(ann)
})

type Ask = { method?: string; body?: BodyInit; search?: string; headers?: Record<string, string> }
type Handler = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>

const ask = (route: Handler, { method = 'POST', body = '{"n":1}', search = '', headers = {} }: Ask = {}) =>
  route(
    new Request(`http://localhost:3000/api/x${search}`, {
      method,
      headers: { host: 'localhost:3000', ...headers },
      ...(method !== 'GET' && { body }),
    }),
    { params: Promise.resolve({ id: 'one' }) },
  )

const shape = { query: z.strictObject({ q: z.string().optional() }), body: z.strictObject({ n: z.number() }) }
const evil = { origin: 'https://evil.example' }
const elsewhere = { 'x-expected-student': '0b6f3a52-7d0e-4f43-9a52-3f1a54f0c002' }

const notSignedIn = [401, 'UNAUTHORIZED', 'Please sign in.']
const somebodyElse = [401, 'UNAUTHORIZED', 'Somebody else is signed in now.']
const notForTeachers = [403, 'FORBIDDEN', 'This is not for the role teacher.']

async function problemOf(answer: Response) {
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  const { status, code, detail, requestId } = await answer.json()
  expect(requestId).toMatch(/^[\da-f-]{36}$/)
  expect(status).toBe(answer.status)
  return [status, code, detail]
}

describe('an answer', () => {
  it('is what the handler returns, kept by nobody, with the id of the request', async () => {
    const answer = await ask(defineRoute({ handle: async () => ({ right: true }) }))
    expect([answer.status, await answer.json()]).toEqual([200, { right: true }])
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
    })
  })

  it('says 201 of what was made, and is empty with 204', async () => {
    const made = await ask(defineRoute({ status: 201, handle: async () => ({ id: 1 }) }))
    expect([made.status, await made.json()]).toEqual([201, { id: 1 }])
    const gone = await ask(defineRoute({ status: 204, handle: async () => ({ id: 1 }) }))
    expect([gone.status, await gone.text()]).toEqual([204, ''])
    for (const { headers } of [made, gone])
      expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual([
        'private, no-store',
        'nosniff',
      ])
  })

  it('of the handler’s own is sent as it is, with the id of the request', async () => {
    const own = () => new Response('a,b', { status: 206, headers: { 'content-type': 'text/csv' } })
    const answer = await ask(defineRoute({ status: 201, handle: async () => own() }))
    expect([answer.status, await answer.text()]).toEqual([206, 'a,b'])
    expect(answer.headers.get('content-type')).toBe('text/csv')
    expect(answer.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
  })
})

describe('a handler', () => {
  it('is given the query, the body, the parts of the address and who is signed in', async () => {
    const handle = vi.fn(async () => null)
    await ask(defineRoute<{ id: string }, typeof shape.query, typeof shape.body>({ ...shape, handle }), {
      search: '?q=a',
    })
    expect(handle.mock.calls).toEqual([
      [{ query: { q: 'a' }, body: { n: 1 }, params: { id: 'one' }, actor: ann, loaded: undefined }],
    ])
  })

  it('reads no query and no body where it asks for none', async () => {
    const handle = vi.fn(async () => null)
    const answer = await ask(defineRoute<{ id: string }>({ handle }), { body: '{', search: '?q=a&q=b' })
    expect(answer.status).toBe(200)
    expect(handle).toHaveBeenCalledWith(expect.objectContaining({ query: undefined, body: undefined }))
  })

  it('is given the parts of a form where it asks for one, and JSON is refused then', async () => {
    const form = new FormData()
    form.append('n', 'one')
    const body = z.strictObject({ n: z.string() })
    const route = defineRoute({ form: true, body, handle: async (input) => input.body })
    expect(await (await ask(route, { body: form })).json()).toEqual({ n: 'one' })
    expect((await ask(route)).status).toBe(400)
  })

  it('has what follows a change done after it, and nothing after a reading', async () => {
    const route = defineRoute({ handle: async () => null })
    await ask(route, { method: 'GET' })
    expect(after).not.toHaveBeenCalled()
    await ask(route)
    expect(after.mock.calls).toEqual([[task]])
  })

  it('that refuses is told as a problem, after which a change may have been made', async () => {
    const refuse = async () => {
      throw new DomainError('STALE_ATTEMPT', 'Old.')
    }
    const problem = await problemOf(await ask(defineRoute({ handle: refuse })))
    expect(problem).toEqual([409, 'STALE_ATTEMPT', 'Old.'])
    expect(after).toHaveBeenCalledOnce()
  })
})

/** With `load`, the person of the session is read together with what the handler needs. */
const ways = {
  'who is read by themselves': {},
  'who is read with the rest': { load: async () => ({ person }) },
}

describe.each(Object.entries(ways))('whoever asks a route, %s,', (_way, way) => {
  const handle = vi.fn(async () => null)
  const limit = vi.fn(async () => {})
  const route = defineRoute<
    { id: string },
    typeof shape.query,
    typeof shape.body,
    { person: typeof person | null } | undefined
  >({ ...shape, ...way, allow: ['student'], limit, handle })
  beforeEach(() => {
    handle.mockClear()
    limit.mockClear()
  })
  const refused = async (asked: Ask) => {
    const problem = await problemOf(await ask(route, asked))
    expect(handle).not.toHaveBeenCalled()
    expect(limit).not.toHaveBeenCalled()
    expect(after).not.toHaveBeenCalled()
    return problem
  }
  const wrongShape = { body: '{"n":"1"}' }

  it('from another site is refused first of all', async () => {
    signOut()
    expect(await refused({ ...wrongShape, headers: { ...evil, ...elsewhere } })).toEqual([
      ...[403, 'FORBIDDEN', 'This change was asked for by a page of another site.'],
    ])
  })

  it('without a session is refused before anything is said of the shape', async () => {
    signOut()
    expect(await refused({ ...wrongShape, headers: elsewhere })).toEqual(notSignedIn)
  })

  it('as somebody else than the page believes is refused before anything is said of the role', async () => {
    expect(await refused({ headers: elsewhere })).toEqual(somebodyElse)
    expect(await refused({ ...wrongShape, headers: elsewhere })).toEqual(somebodyElse)
    const answer = await ask(route, { headers: { 'x-expected-student': ann.timebackId } })
    expect(answer.status).toBe(200)
  })

  it('in a role that it is not for is refused before anything is said of the shape', async () => {
    signInAs({ ...ann, role: 'teacher' })
    expect(await refused(wrongShape)).toEqual(notForTeachers)
    expect(await refused({ search: '?q=a&q=b' })).toEqual(notForTeachers)
  })

  it('with the wrong shape is refused, by the query first, and not counted', async () => {
    expect(await refused(wrongShape)).toMatchObject([400, 'VALIDATION_ERROR', expect.stringMatching(/^n: /)])
    expect(await refused({ ...wrongShape, search: '?x=1' })).toEqual([
      ...[400, 'VALIDATION_ERROR', 'x: is not a known field'],
    ])
  })

  it('too often is refused before the handler, and what was read is told to the limit', async () => {
    limit.mockRejectedValueOnce(new DomainError('RATE_LIMITED', 'Wait.', { retryAfterSeconds: 3 }))
    const answer = await ask(route)
    expect(answer.headers.get('retry-after')).toBe('3')
    expect(await problemOf(answer)).toEqual([429, 'RATE_LIMITED', 'Wait.'])
    expect(handle).not.toHaveBeenCalled()
    expect(after).not.toHaveBeenCalled()
    expect(limit).toHaveBeenCalledWith(
      expect.objectContaining({ actor: ann, body: { n: 1 }, params: { id: 'one' } }),
    )
    expect((await ask(route)).status).toBe(200)
    expect(handle.mock.calls).toEqual(limit.mock.calls.slice(1))
  })
})

it.each(['student', 'teacher', 'admin'] as const)(
  'a route without roles is for a %s as well',
  async (role) => {
    signInAs({ ...ann, role })
    expect((await ask(defineRoute({ handle: async () => null }))).status).toBe(200)
  },
)

describe('what is read with the person', () => {
  type Loaded = { person: typeof person | null; more?: number }
  const routeOf = (load: (input: object) => Promise<Loaded>, options: object = {}) =>
    defineRoute<{ id: string }, typeof shape.query, typeof shape.body, Loaded>({
      ...shape,
      load,
      ...options,
      handle: async ({ actor, loaded }) => ({ actor, loaded }),
    })

  it('is asked for by the session and the shape, and given to the handler', async () => {
    const load = vi.fn(async () => ({ person, more: 7 }))
    const answer = await ask(routeOf(load), { search: '?q=a' })
    expect(await answer.json()).toEqual({ actor: ann, loaded: { person, more: 7 } })
    expect(load.mock.calls).toEqual([
      [
        {
          ...{ query: { q: 'a' }, body: { n: 1 }, params: { id: 'one' } },
          session: { userId: ann.timebackId, sessionId: expect.any(String) },
        },
      ],
    ])
  })

  it('is not asked for where the request is refused already', async () => {
    const load = vi.fn(async () => ({ person }))
    for (const asked of [{ headers: elsewhere }, { headers: evil }, { body: '{}' }])
      expect((await ask(routeOf(load), asked)).status).toBeGreaterThanOrEqual(400)
    expect(load).not.toHaveBeenCalled()
  })

  it('says who they are: somebody of whom nothing was read, or whose session ended, is not signed in', async () => {
    for (const read of [null, { ...person, ended: true }]) {
      const answer = await ask(routeOf(async () => ({ person: read })))
      expect(await problemOf(answer)).toEqual(notSignedIn)
    }
  })

  it('says their role, whatever it was before', async () => {
    const answer = await ask(
      routeOf(async () => ({ person: { ...person, role: 'teacher' as never } }), { allow: ['student'] }),
    )
    expect(await problemOf(answer)).toEqual(notForTeachers)
  })

  it('tells its own refusal to whoever may call, and to no one else', async () => {
    const refuse = async () => {
      throw new DomainError('LESSON_NOT_FOUND', 'No lesson.')
    }
    const route = routeOf(refuse, { allow: ['student'] })
    expect(await problemOf(await ask(route))).toEqual([404, 'LESSON_NOT_FOUND', 'No lesson.'])
    signInAs({ ...ann, role: 'teacher' })
    expect(await problemOf(await ask(route))).toEqual(notForTeachers)
    signOut({ cookieOf: ann.timebackId })
    expect(await problemOf(await ask(route))).toEqual(notSignedIn)
  })
})

it.each([{}, { load: async () => ({ person: null }) }])(
  'a cookie of somebody who is no longer known is no session, unless the route says no such profile',
  async (way) => {
    signOut({ cookieOf: ann.timebackId })
    const refusalOf = async (options: object = {}) =>
      problemOf(await ask(defineRoute({ ...way, ...options, handle: async () => null } as never)))
    expect(await refusalOf()).toEqual(notSignedIn)
    const unknownPerson = 'PROFILE_NOT_FOUND'
    expect(await refusalOf({ unknownPerson })).toEqual([
      ...[404, unknownPerson, 'Whoever signed in is no longer known here.'],
    ])
    signOut()
    expect(await refusalOf({ unknownPerson })).toEqual(notSignedIn)
  },
)
