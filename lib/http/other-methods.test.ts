import { expect, it } from 'vitest'
import { otherMethods } from './other-methods.ts'

const POST = () => new Response()
const ask = (path: string, method: string) => new Request(`http://localhost:3000${path}`, { method })

it('OPTIONS is answered with what is offered, kept by nobody', () => {
  const allowOf = (offered: object) =>
    otherMethods(offered).OPTIONS(ask('/api/x', 'OPTIONS')).headers.get('allow')
  expect(allowOf({ POST })).toBe('POST, OPTIONS')
  expect(allowOf({ GET: POST, DELETE: POST })).toBe('GET, HEAD, DELETE, OPTIONS')
  const { status, headers } = otherMethods({ POST }).OPTIONS(ask('/api/x', 'OPTIONS'))
  expect([status, headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual([
    ...[204, 'private, no-store', 'nosniff'],
  ])
})

it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const)(
  '%s is refused, and told what is offered',
  async (method) => {
    const answer = otherMethods({ PUT: POST })[method](ask('/api/x', method))
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'PUT, OPTIONS'])
    expect(await answer.json()).toMatchObject({
      code: 'METHOD_NOT_ALLOWED',
      detail: `${method} is not offered here, but PUT, OPTIONS.`,
      requestId: expect.stringMatching(/^[\da-f-]{36}$/),
    })
  },
)

it.each([
  ['/api', true],
  ['/api/x', true],
  ['/apis', false],
  ['/ims/api/x', false],
  ['/caliper/event', false],
])('below %s the refusal is a problem document: %s', async (path, isProblem) => {
  const answer = otherMethods({ POST }).GET(ask(path, 'GET'))
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
  expect(answer.headers.get('content-type') === 'application/problem+json').toBe(isProblem)
  expect('imsx_codeMajor' in (await answer.json())).toBe(!isProblem)
})

it('of the wire of tokens the refusal has the error that its clients read', async () => {
  const bodyOf = async (path: string) => otherMethods({ POST }).GET(ask(path, 'GET')).json()
  expect(await bodyOf('/oauth2/token')).toMatchObject({ error: 'invalid_request' })
  expect(await bodyOf('/caliper/event')).not.toHaveProperty('error')
})
