import { assert } from '#lib/std/assert.ts'
import { answering } from './fake-headers.ts'
import { fetchRoute } from './fetch-route.ts'

/** A browser of its own before the app's route handlers, in a test that mocks `next/headers`. */
export type Visitor = {
  /** Its cookies by name. */
  jar: Map<string, string>
  get: (path: string, headers?: Record<string, string>) => Promise<Response>
  /** Sends a form as the pages do, with the token that next-auth asks for. */
  post: (path: string, fields: Record<string, string>, headers?: Record<string, string>) => Promise<Response>
  /** Sends JSON as the client does. */
  postJson: (path: string, body: object) => Promise<Response>
  signIn: (email: string) => Promise<void>
  /** The status and body of `GET /api/timeback/user/me`. */
  me: () => Promise<{ status: number; json: unknown }>
}

export function openVisitor({ host = 'localhost:3000' }: { host?: string } = {}): Visitor {
  const jar = new Map<string, string>()

  async function send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers)
    if (!headers.has('host')) headers.set('host', host)
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const request = new Request(new URL(path, `http://${host}`), { ...init, headers })
    const answer = await answering(request, () => fetchRoute(path, { ...init, headers }))
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      assert(name !== undefined, 'a cookie has a name')
      if (value) jar.set(name, value)
      else jar.delete(name)
    }
    return answer
  }

  const visitor: Visitor = {
    jar,
    get: (path, headers = {}) => send(path, { headers }),
    async post(path, fields, headers = {}) {
      const { csrfToken } = await (await send('/api/auth/csrf', {})).json()
      const body = new URLSearchParams({ ...fields, csrfToken }).toString()
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      return send(path, { method: 'POST', body, headers: { ...type, ...headers } })
    },
    postJson: (path, body) =>
      send(path, {
        ...{ method: 'POST', body: JSON.stringify(body) },
        headers: { 'content-type': 'application/json' },
      }),
    async signIn(email) {
      const answer = await visitor.post('/api/auth/callback/demo', { email, json: 'true' })
      assert(answer.status === 200, `${email} signs in`)
    },
    async me() {
      const answer = await visitor.get('/api/timeback/user/me')
      return { status: answer.status, json: await answer.json() }
    },
  }
  return visitor
}
