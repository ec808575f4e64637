import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { KnownApplication, NewApplication } from '#lib/timeback/contract/application.ts'
import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import { signInAs } from '#scripts/testing/routes/fake-session.ts'
import { fetchRoute } from '#scripts/testing/routes/fetch-route.ts'
import { type OpenWire, openWire } from '#scripts/testing/wire/open-wire.ts'
import { askToken, application as own } from '#scripts/testing/wire/wire-client.ts'

/** Applications that administrators make, from their routes to the wire. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let open: OpenWire

beforeAll(async () => {
  open = await openWire()
})
afterAll(() => open.close())
beforeEach(() => signIn('admin@example.com'))

async function signIn(email: string): Promise<void> {
  const { id: timebackId, name, role } = await open.db.user.findUniqueOrThrow({ where: { email } })
  signInAs({ timebackId, email, name, role })
}

const base = '/api/admin/applications'

async function call(method: string, path = '', body?: object): Promise<{ status: number; json: unknown }> {
  const [clientId] = path.split('/').slice(1)
  const init = { method, ...(body && { body: JSON.stringify(body) }) }
  const answer = await fetchRoute(`${base}${path}`, init, clientId === undefined ? {} : { clientId })
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  const text = await answer.text()
  return { status: answer.status, json: text === '' ? null : JSON.parse(text) }
}

async function make(scopes: string[] = [wireScopes.powerpathRead]): Promise<NewApplication> {
  const { status, json } = await call('POST', '', { name: ' A dashboard ', scopes })
  expect(status).toBe(201)
  return json as NewApplication
}

function credentials({ application, clientSecret }: NewApplication) {
  return {
    grant_type: 'client_credentials',
    client_id: application.clientId,
    client_secret: clientSecret,
  }
}

async function tokenOf(made: NewApplication): Promise<string> {
  const { status, json } = await askToken(open.server, credentials(made))
  expect(status).toBe(200)
  return (json as { access_token: string }).access_token
}

/** What the wire answers the token's holder who reads, and who changes something. */
async function readAndWrite(token: string): Promise<[number, number]> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const lesson = 'math-3-multiplication-quiz'
  const query = new URLSearchParams({ student: open.student, lesson })
  const read = await fetch(`${open.server.url}/powerpath/getAttempts?${query}`, { headers })
  const body = JSON.stringify({ student: open.student, lesson })
  const write = await fetch(`${open.server.url}/powerpath/createNewAttempt`, {
    ...{ method: 'POST', headers, body },
  })
  return [read.status, write.status]
}

it('an application may do on the wire what it was made for, and nothing else', async () => {
  const reader = await make()
  expect(await readAndWrite(await tokenOf(reader))).toEqual([200, 403])
  const writer = await make([wireScopes.powerpathRead, wireScopes.powerpathWrite])
  expect(await readAndWrite(await tokenOf(writer))).toEqual([200, 200])
  const more = await askToken(open.server, { ...credentials(reader), scope: wireScopes.powerpathWrite })
  expect(more).toMatchObject({ status: 400, json: { error: 'invalid_scope' } })
})

it('the secret is told when it is made, and afterwards by nothing', async () => {
  const { application, clientSecret } = await make([wireScopes.rosterRead, wireScopes.rosterRead])
  expect(clientSecret).toMatch(/^[\w-]{43}$/)
  expect(application).toEqual({
    clientId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    name: 'A dashboard',
    scopes: [wireScopes.rosterRead],
    createdAt: expect.stringMatching(/Z$/),
    lastTokenAt: null,
    fromEnvironment: false,
  })
  const { json } = await call('GET')
  expect((json as { applications: KnownApplication[] }).applications).toContainEqual(application)
  expect(JSON.stringify(json)).not.toMatch(/secret|scrypt/i)
  expect(JSON.stringify(await open.db.applicationCredential.findMany())).not.toContain(clientSecret)
})

it('the list says when an application was last given a token', async () => {
  const made = await make()
  await askToken(open.server, { ...credentials(made), client_secret: 'a guess' })
  const last = async () =>
    (await open.timeback.applications.list()).applications.find(
      ({ clientId }) => clientId === made.application.clientId,
    )?.lastTokenAt
  expect(await last()).toBeNull()
  await tokenOf(made)
  expect(await last()).toMatch(/Z$/)
})

it('a new secret ends the old one and its tokens at once', async () => {
  const made = await make()
  const token = await tokenOf(made)
  const { status, json } = await call('POST', `/${made.application.clientId}/secret`)
  expect(status).toBe(201)
  const { clientSecret } = json as { clientSecret: string }
  expect(await askToken(open.server, credentials(made))).toMatchObject({
    status: 401,
    json: { error: 'invalid_client' },
  })
  expect(await readAndWrite(token)).toEqual([401, 401])
  expect(await readAndWrite(await tokenOf({ ...made, clientSecret }))).toEqual([200, 403])
})

it('an ended application gets no token, and those that it has are refused at once', async () => {
  const made = await make()
  const token = await tokenOf(made)
  const path = `/${made.application.clientId}`
  expect(await call('DELETE', path)).toEqual({ status: 204, json: null })
  expect(await askToken(open.server, credentials(made))).toMatchObject({
    status: 401,
    json: { error: 'invalid_client' },
  })
  expect(await readAndWrite(token)).toEqual([401, 401])
  for (const answer of [await call('DELETE', path), await call('POST', `${path}/secret`)])
    expect(answer).toBeProblem(404, 'APPLICATION_NOT_FOUND')
})

it('the environment’s application is shown as such and stays as it is', async () => {
  const { json } = await call('GET')
  const named = (json as { applications: KnownApplication[] }).applications.filter(
    ({ fromEnvironment }) => fromEnvironment,
  )
  expect(named).toMatchObject([{ clientId: own.clientId, scopes: Object.values(wireScopes) }])
  const path = `/${own.clientId}`
  for (const answer of [await call('DELETE', path), await call('POST', `${path}/secret`)])
    expect(answer).toBeProblem(403, 'FORBIDDEN')
  expect(await readAndWrite(open.client.token)).toEqual([200, 200])
})

it('is for administrators alone', async () => {
  const { application } = await make()
  const path = `/${application.clientId}`
  for (const email of ['student@example.com', 'teacher@example.com']) {
    await signIn(email)
    for (const answer of [
      await call('GET'),
      await call('POST', '', { name: 'Mine', scopes: [wireScopes.rosterRead] }),
      await call('POST', `${path}/secret`),
      await call('DELETE', path),
    ])
      expect(answer).toBeProblem(403, 'FORBIDDEN')
  }
  expect((await open.timeback.applications.list()).applications).toContainEqual(application)
})

it.each([
  [{ name: ' ', scopes: [wireScopes.rosterRead] }, 'name'],
  [{ name: 'x'.repeat(101), scopes: [wireScopes.rosterRead] }, 'name'],
  [{ name: 'An app', scopes: [] }, 'scopes'],
  [{ name: 'An app', scopes: ['everything'] }, 'scopes.0'],
])('refuses to make %o, by field', async (body, path) => {
  expect(await call('POST', '', body)).toMatchObject({
    status: 400,
    json: { code: 'VALIDATION_ERROR', errors: [expect.objectContaining({ path })] },
  })
})
