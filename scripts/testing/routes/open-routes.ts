import { vi } from 'vitest'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { signInAs } from './fake-session.ts'
import { fetchRoute } from './fetch-route.ts'
import { serve } from './serve.ts'

/** What a route answered. */
export type Answer = { status: number; json: unknown }

export type OpenRoutes = OpenLessons & {
  signIn: (email: string) => Promise<string>
  /** `params` are the parts of the path that vary. */
  get: (path: string, params?: Record<string, string>) => Promise<Answer>
  patch: (path: string, body: object, params?: Record<string, string>) => Promise<Answer>
  post: (
    path: string,
    body: unknown,
    headers?: Record<string, string>,
    params?: Record<string, string>,
  ) => Promise<Answer>
}

/**
 * Real lessons behind the app's own routes; the test mocks who is signed in and what routes work with: see
 * `fake-session`, `served-deps` and `served-db`.
 * `close` also takes back the environment.
 */
export async function openRoutes(options: { now?: () => Date } = {}): Promise<OpenRoutes> {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  const open = await openLessons(options)
  serve(open)
  const send = async (path: string, init: RequestInit = {}, params: Record<string, string> = {}) => {
    const answer = await fetchRoute(`/api/${path}`, init, params)
    return { status: answer.status, json: answer.status === 204 ? null : await answer.json() }
  }
  return {
    ...open,
    async signIn(email) {
      const { id: timebackId, name, role } = await open.db.user.findUniqueOrThrow({ where: { email } })
      signInAs({ timebackId, email, name, role })
      return timebackId
    },
    get: (path, params) => send(path, {}, params),
    patch: (path, body, params) => send(path, { method: 'PATCH', body: JSON.stringify(body) }, params),
    post: (path, body, headers = {}, params = {}) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      return send(path, { method: 'POST', body: text, headers }, params)
    },
    async close() {
      vi.unstubAllEnvs()
      await open.close()
    },
  }
}
