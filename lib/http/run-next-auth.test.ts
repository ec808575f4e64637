import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { env } from '#lib/env.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { fetchRoute } from '#scripts/testing/routes/fetch-route.ts'
import { openVisitor, type Visitor } from '#scripts/testing/routes/open-visitor.ts'
import { serve } from '#scripts/testing/routes/serve.ts'

/** What next-auth is told of a request, and what becomes of its answer. */

vi.mock('next/headers', () => import('#scripts/testing/routes/fake-headers.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const host = 'localhost:3000'
const home = `http://${host}`
const email = 'student@example.com'
const sessionCookie = 'next-auth.session-token'
let open: OpenLessons
let visitor: Visitor

beforeAll(async () => {
  open = await openLessons()
  serve(open)
  vi.stubEnv('DATABASE_URL', open.databaseUrl)
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  vi.stubEnv('NEXTAUTH_URL', '')
  vi.stubEnv('DEMO', '1')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await open.close()
})
beforeEach(() => {
  visitor = openVisitor()
})

describe('an answer', () => {
  it('is JSON, kept by nobody', async () => {
    const answer = await visitor.get('/api/auth/csrf')
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    })
    expect(await answer.json()).toEqual({ csrfToken: expect.stringMatching(/^[\da-f]{64}$/) })
  })

  it('to HEAD is that to GET', async () => {
    for (const path of ['csrf', 'providers', 'signin']) {
      const init = { headers: { host } }
      const [got, asked] = await Promise.all([
        fetchRoute(`/api/auth/${path}`, init),
        fetchRoute(`/api/auth/${path}`, init).then(async () => {
          const { GET } = await import('#app/api/auth/[...nextauth]/route.ts')
          const request = new Request(`${home}/api/auth/${path}`, { ...init, method: 'HEAD' })
          return GET(request, { params: Promise.resolve({ nextauth: [path] }) })
        }),
      ])
      expect([asked.status, asked.headers.get('location')]).toEqual([got.status, got.headers.get('location')])
    }
  })

  it('sets each cookie by itself, for this site and no script', async () => {
    const fields = { email, json: 'true', callbackUrl: '/history' }
    const answer = await visitor.post('/api/auth/callback/demo', fields)
    const cookies = answer.headers.getSetCookie()
    expect(cookies.map((cookie) => cookie.split('=')[0]).sort()).toEqual([
      ...['next-auth.callback-url', sessionCookie],
    ])
    for (const cookie of cookies) expect(cookie).toMatch(/; Path=\/; (.*; )?HttpOnly; SameSite=Lax$/)
    expect(answer.headers.get('content-type')).toBe('application/json')
  })

  it('to a form without `json` leads on, with nothing to read', async () => {
    const answer = await visitor.post('/api/auth/callback/demo', { email, callbackUrl: '/history' })
    expect([answer.status, answer.headers.get('location'), await answer.text()]).toEqual([
      ...[302, `${home}/history`, ''],
    ])
  })

  it('is 500 where something fails inside, and sets no cookie', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue()
    await open.db.$executeRaw`ALTER TABLE "user" RENAME TO gone`
    const answer = await visitor.post('/api/auth/callback/demo', { email })
    await open.db.$executeRaw`ALTER TABLE gone RENAME TO "user"`
    expect({ status: answer.status, json: await answer.json() }).toBeProblem(500, 'DB_ERROR')
    expect([answer.headers.get('location'), answer.headers.getSetCookie()]).toEqual([null, []])
    expect(error).toHaveBeenCalledOnce()
    error.mockRestore()
  })

  it('of a host that is no place is a refusal that names it', async () => {
    const answer = await visitor.get('/api/auth/csrf', { host: 'evil.example/x' })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      errors: [{ path: 'Host', message: 'is not the name of a server' }],
    })
  })

  it('of who has a session names them, and of nobody is empty, without a new cookie', async () => {
    const nobody = await visitor.get('/api/auth/session')
    expect([await nobody.json(), nobody.headers.getSetCookie()]).toEqual([{}, []])
    expect([nobody.headers.get('cache-control'), nobody.headers.get('x-content-type-options')]).toEqual([
      ...['private, no-store', 'nosniff'],
    ])
    await visitor.signIn(email)
    const { user } = await (await visitor.get('/api/auth/session')).json()
    expect(user).toEqual({ id: await open.idOf(email) })
  })
})

describe('where to go afterwards', () => {
  /** Where the sign-in page is told to lead on to. */
  const goalOf = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetchRoute(`/api/auth/signin${path}`, { headers: { host, ...headers } })
    return new URL(answer.headers.get('location') ?? '', home).searchParams.get('callbackUrl')
  }
  const fromQuery = (value: string) => goalOf(`?${new URLSearchParams({ callbackUrl: value })}`)
  const fromForm = async (value: string) => {
    const answer = await visitor.post('/api/auth/callback/demo', { email, json: 'true', callbackUrl: value })
    return (await answer.json()).url
  }
  const fromCookie = (value: string) =>
    goalOf('', { cookie: `next-auth.callback-url=${encodeURIComponent(value)}` })
  const ways = { 'the query': fromQuery, 'a form': fromForm, 'a cookie': fromCookie }

  describe.each(Object.entries(ways))('as %s says,', (_way, goal) => {
    it.each([
      ['/history?x=1#a', `${home}/history?x=1#a`],
      [`${home}/lessons`, `${home}/lessons`],
      ['lessons', `${home}/lessons`],
      ['/ü', `${home}/%C3%BC`],
    ])('is the whole address of a page here: %s', async (value, whole) => {
      expect(await goal(value)).toBe(whole)
    })

    it.each([
      'https://evil.example/',
      '//evil.example/',
      'https://localhost:3000/',
      'http://localhost:3001/',
      'http://',
      '::',
      'javascript:alert(1)',
      'data:,x',
    ])('is here, whatever else is written: %s', async (value) => {
      expect(new URL((await goal(value)) ?? '').origin).toBe(home)
    })
  })

  it('is what a cookie says first, with or without spaces, and encoded or not', async () => {
    const name = 'next-auth.callback-url'
    const read = (cookie: string) => goalOf('', { cookie })
    expect(await read(`${name}=/one; ${name}=/two`)).toBe(`${home}/one`)
    expect(await read(`a=b;  ${name} = /one ;c=d`)).toBe(`${home}/one`)
    expect(await read(`${name}=/one?a=b=c`)).toBe(`${home}/one?a=b=c`)
    expect(await read(`${name}=%2Fone`)).toBe(`${home}/one`)
    expect(await read(`${name}=/100%`)).toBe(`${home}/100%`)
    expect(await read('a=b')).toBe(home)
  })
})

describe('the fields of a request', () => {
  /** A sign-in by JSON; the browser has asked for its token before. */
  const send = async (fields: object | string, type: string | null = 'application/json') => {
    const { csrfToken } = await (await visitor.get('/api/auth/csrf')).json()
    const cookie = [...visitor.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const text = typeof fields === 'string' ? fields : JSON.stringify({ csrfToken, ...fields })
    return fetchRoute('/api/auth/callback/demo', {
      method: 'POST',
      // As bytes, so that nothing says of itself what they are.
      body: new TextEncoder().encode(text.replace('TOKEN', csrfToken)),
      headers: { host, cookie, ...(type !== null && { 'content-type': type }) },
    })
  }

  it('may come as JSON: texts and truth values', async () => {
    const texts = await send({ email, json: 'true', callbackUrl: '/history' })
    expect([texts.status, await texts.json()]).toEqual([200, { url: `${home}/history` }])
    const truth = await send({ email, json: true }, 'application/json; charset=utf-8')
    expect([truth.status, Object.keys(await truth.json())]).toEqual([200, ['url']])
    const untrue = await send({ email, json: false, callbackUrl: '/history' })
    expect([untrue.status, untrue.headers.get('location')]).toEqual([302, `${home}/history`])
  })

  it('of another kind are as good as not given', async () => {
    for (const callbackUrl of [7, null, ['/history'], { a: 1 }])
      expect(await (await send({ email, json: true, callbackUrl })).json()).toEqual({ url: `${home}/` })
    expect((await send({ email: { a: 1 }, json: true })).status).toBe(401)
  })

  it('come as a form where nothing else is said', async () => {
    const form = `csrfToken=TOKEN&json=true&email=${email}`
    for (const type of [null, 'application/x-www-form-urlencoded', 'text/plain'])
      expect([type, (await send(form, type)).status]).toEqual([type, 200])
  })

  it('may be none at all, which signs nobody in', async () => {
    for (const type of ['application/json', null]) {
      const answer = await send('', type)
      expect([answer.status, answer.headers.get('location')]).toEqual([
        302,
        `${home}/api/auth/signin?csrf=true`,
      ])
    }
  })

  it.each(['{', '7', 'null', '"x"', 'true'])('are an object of JSON, and not %s', async (text) => {
    const answer = await send(text)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      errors: [{ path: '', message: 'the body is not a JSON object' }],
    })
  })

  it('count only with the token of the page', async () => {
    const answer = await send({ email, csrfToken: 'x' })
    expect([answer.status, answer.headers.get('location')]).toEqual([
      302,
      `${home}/api/auth/signin?csrf=true`,
    ])
    expect(answer.headers.getSetCookie().some((cookie) => cookie.startsWith(sessionCookie))).toBe(false)
  })
})

it('the public address of the settings is where all of it happens, by https alone', async () => {
  const settings = env()
  settings.NEXTAUTH_URL = 'https://cairn.school.example'
  vi.stubEnv('NEXTAUTH_URL', settings.NEXTAUTH_URL)
  const answer = await visitor.get('/api/auth/signin')
  settings.NEXTAUTH_URL = undefined
  vi.stubEnv('NEXTAUTH_URL', '')
  expect(answer.headers.get('location')).toBe('/signin?callbackUrl=https%3A%2F%2Fcairn.school.example')
})
