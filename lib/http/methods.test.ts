import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { declaredMethods, methods } from '#scripts/testing/routes/declared-methods.ts'

/** Every route of the app is a short declaration, and answers every method: its own, `OPTIONS`, and the rest with 405 in its callers' form. */

const app = join(projectRoot, 'app')
const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(^|\/)route\.ts$/.test(file),
)

type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>
type Route = Partial<Record<string, Handler>>

const load = async (file: string): Promise<Route> => import(pathToFileURL(join(app, file)).href)

async function answerOf(file: string, method: string): Promise<Response> {
  const handler = (await load(file))[method]
  if (!handler) throw new Error(`${file} does not export ${method}: see lib/http/other-methods.ts`)
  const path = `/${file.replace(/\/route\.ts$/, '')}`
  return handler(new Request(`http://localhost:3000${path}`, { method }), { params: Promise.resolve({}) })
}

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
})
afterAll(() => vi.unstubAllEnvs())

it('there are routes of every wire', () => {
  for (const wire of ['api', 'caliper', 'ims', 'oauth2', 'powerpath'])
    expect(files.filter((file) => file.startsWith(`${wire}/`)).length).toBeGreaterThan(1)
})

it.each(files)('%s is a declaration of at most 20 lines', (file) => {
  expect(readFileSync(join(app, file), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(20)
})

it.each(files.filter((file) => !file.includes('[[...')))(
  '%s names what it offers, and refuses the rest',
  async (file) => {
    const own = declaredMethods(join(app, file))
    expect(own).not.toEqual([])
    const allow = [
      ...own.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])),
      'OPTIONS',
    ].join(', ')
    const told = await answerOf(file, 'OPTIONS')
    expect([told.status, told.headers.get('allow')]).toEqual([204, allow])
    for (const method of methods.filter((each) => !own.includes(each))) {
      const refused = await answerOf(file, method)
      expect([refused.status, refused.headers.get('allow')]).toEqual([405, allow])
      expect(refused.headers.get('x-content-type-options')).toBe('nosniff')
      expect(refused.headers.get('cache-control')).toMatch(/private|no-store/)
      const body = await refused.json()
      if (file.startsWith('api/')) {
        expect(refused.headers.get('content-type')).toBe('application/problem+json')
        expect(body).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED', requestId: expect.any(String) })
      } else expect(body).toMatchObject({ imsx_codeMajor: 'failure', imsx_description: expect.any(String) })
      if (file.startsWith('oauth2/')) expect(body).toMatchObject({ error: 'invalid_request' })
    }
  },
)

it.each(files.filter((file) => file.includes('[[...')))('%s answers every method with 404', async (file) => {
  for (const method of [...methods, 'OPTIONS']) {
    const { status, headers } = await answerOf(file, method)
    expect([method, status]).toEqual([method, 404])
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
})
