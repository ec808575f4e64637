import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { GET as listLessons } from '#app/api/timeback/lessons/route.ts'
import { signInAs } from '#scripts/testing/routes/fake-session.ts'
import { type OpenWire, openWire } from '#scripts/testing/wire/open-wire.ts'
import { application } from '#scripts/testing/wire/wire-client.ts'

/** A parameter that is given twice has no one value: every wire refuses it by its name, in its own form. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let open: OpenWire

beforeAll(async () => {
  open = await openWire()
})
afterAll(() => open.close())

it.each(['grade=3&grade=4', 'grade=3&grade=3', 'subject=Math&grade=3&grade=4'])(
  '/api: ?%s',
  async (query) => {
    signInAs({ timebackId: open.student, email: 'student@example.com', name: 'S', role: 'student' })
    const request = new Request(`http://localhost:3000/api/timeback/lessons?${query}`)
    const answer = await listLessons(request, { params: Promise.resolve({}) })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      code: 'VALIDATION_ERROR',
      errors: [{ path: 'grade', message: 'is given twice' }],
    })
  },
)

it.each([
  ['/powerpath/getAttempts?student=a&lesson=b&student=c', 'student'],
  ['/ims/oneroster/rostering/v1p2/users?limit=1&limit=2', 'limit'],
  ['/ims/oneroster/gradebook/v1p2/assessmentResults/?filter=a&filter=b', 'filter'],
])('%s', async (address, path) => {
  const headers = { authorization: `Bearer ${open.client.token}` }
  const answer = await fetch(`${open.server.url}${address}`, { headers })
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({
    imsx_codeMajor: 'failure',
    imsx_CodeMinor: { imsx_codeMinorField: [{ imsx_codeMinorFieldValue: 'invaliddata' }] },
    imsx_error_details: [{ path, message: 'is given twice' }],
  })
})

it('/oauth2/token, in its form', async () => {
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: application.clientId })
  form.append('client_secret', application.clientSecret)
  form.append('client_secret', application.clientSecret)
  const answer = await fetch(`${open.server.url}/oauth2/token`, { method: 'POST', body: form })
  expect([answer.status, await answer.json()]).toEqual([400, { error: 'invalid_request' }])
})
